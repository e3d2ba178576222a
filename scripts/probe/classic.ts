/** Everything that the probe takes from the product: how it reads answers of the classic API. */
export { controlsEscaped } from '../../nodes/ZohoSupport/helpdesk/json-text';
export { HelpdeskError, type Problem, problem, sentences } from '../../nodes/ZohoSupport/helpdesk/problem';
export { type AnswerFormat, isTree, listOf, type Tree } from '../../nodes/ZohoSupport/services/support/answer-tree';
export { type AnswerRow, decodeAnswer } from '../../nodes/ZohoSupport/services/support/answers';
export { supportModule } from '../../nodes/ZohoSupport/services/support/catalogue';
export { PAGE_SIZE } from '../../nodes/ZohoSupport/services/support/requests';
export { decodeSignIn, signInRequest } from '../../nodes/ZohoSupport/services/support/sign-in';
export { toZohoDateTime, zohoToIso } from '../../nodes/ZohoSupport/services/support/times';
