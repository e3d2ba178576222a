/** Words for seeded records. Some need escapes or more than ASCII, as real ones do. */
export const FIRST_NAMES = [
	'Ann',
	'Bilal',
	'Chiara',
	'Dmitri',
	'Élodie',
	'Farah',
	'Goran',
	'Hana',
	'Ines',
	'Jürgen',
	'Kwame',
	'Lin',
	'María',
	'Noor',
	'Oskar',
	'Priya',
	'Quinn',
	'Rosa',
	'Søren',
	'Tomoko',
];
export const LAST_NAMES = [
	'Lee',
	'Okafor',
	"O'Brien",
	'Müller',
	'Nakamura',
	'Silva',
	'Novák',
	'Haddad',
	'Johansson',
	'Patel',
	'Rossi',
	'Dubois',
	'Kowalski',
	'Nguyen',
	'García',
	'Smith',
];
export const COMPANIES = [
	'Northwind',
	'Blue Harbour',
	'Ferro & Sons',
	'Lumen',
	'Kestrel',
	'Old Mill',
	'Zenith',
	'Paper Crane',
	'Granite',
	'Tidewater',
	'Meridian',
	'Copperfield',
];
export const COMPANY_KINDS = ['Ltd', 'GmbH', 'Logistics', 'Hospital', 'Schools', 'Energy', 'Foods', 'Media'];
export const INDUSTRIES = ['Manufacturing', 'Healthcare', 'Education', 'Retail', 'Energy', 'Media'];
export const PRODUCTS = ['LaserJet', 'RouteMaster', 'CloudBox', 'ScanPro', 'MailGate', 'PhoneDesk'];
export const PRODUCT_CATEGORIES = ['Hardware', 'Software', 'Network', 'Billing', 'Access'];
export const TITLES = ['Head of IT', 'Office Manager', 'Accountant', 'Engineer', 'Nurse', 'Teacher'];
export const SEVERITIES = ['S1', 'S2', 'S3', 'S4'];
export const TIERS = ['Basic', 'Silver', 'Gold', 'Platinum'];
export const PRIORITIES = ['Low', 'Medium', 'High'];
export const STATUSES = ['Open', 'Open', 'On Hold', 'Escalated', 'Closed', 'Closed'];
export const CHANNELS = ['Email', 'Phone', 'Web', 'Chat', 'Twitter'];
export const CLASSIFICATIONS = ['Question', 'Problem', 'Feature', 'Others'];
export const TASKS = [
	'Call the customer back',
	'Order a spare part',
	'Write a summary',
	'Visit the site',
	'Check the logs',
];
export const SUBJECTS = [
	'Printer on fire',
	'Cannot sign in',
	'Invoice shows the wrong amount',
	'VPN drops every hour',
	'Screen stays black',
	'Need a copy of the contract',
	'Password reset mail never arrives',
	'Scanner <-> network: no connection',
	'Export fails with "disk full"',
	'Slow since the update',
	'R&D cannot reach the file share',
	'Umlauts (äöü) are garbled in letters',
];
export const DETAILS = [
	'It began this morning and nothing has changed here.',
	'Three of us see it, always after lunch.',
	'Restarting helps for a few minutes.',
	'This blocks the month-end close. Please call.',
	'A screenshot is with my colleague.',
];
export const RESOLUTIONS = [
	'Replaced the cable and tested with the customer.',
	'Reset the password and checked the mail rules.',
	'Credited the difference; the next invoice is right.',
	'Updated to the current release.',
];

/** An ASCII address for a name. The number separates people with the same name. */
export function emailOf(first: string, last: string, number: number): string {
	return `${first}.${last}${number}@mail.example`
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^\x21-\x7e]/g, '');
}
