export class Violation extends Error {}
