/** One of Zoho's data centres. Accounts and help desks of one are unknown to the others. */
export interface DataCentre {
	/** The end of its addresses: `accounts.<domain>` and `desk.<domain>`. */
	readonly domain: string;
	readonly name: string;
	/** Credits come back at midnight of this zone, IANA. Zoho names the zone only as that of the data centre. */
	readonly zone: string;
	/** False if no source saw Zoho Desk there. */
	readonly isConfirmed: boolean;
}

/**
 * The data centres [open-points 9]. The token answer's `api_domain` (`www.zohoapis.…`) does not serve Desk. For the
 * United Kingdom only the accounts server is known; Singapore, the Emirates and China are in lists only. The zones are
 * those of the places, not stated by Zoho.
 */
export const DATA_CENTRES: readonly DataCentre[] = [
	{ domain: 'zoho.com.au', name: 'Australia', zone: 'Australia/Sydney', isConfirmed: true },
	{ domain: 'zohocloud.ca', name: 'Canada', zone: 'America/Toronto', isConfirmed: true },
	{ domain: 'zoho.com.cn', name: 'China', zone: 'Asia/Shanghai', isConfirmed: false },
	{ domain: 'zoho.eu', name: 'Europe', zone: 'Europe/Amsterdam', isConfirmed: true },
	{ domain: 'zoho.in', name: 'India', zone: 'Asia/Kolkata', isConfirmed: true },
	{ domain: 'zoho.jp', name: 'Japan', zone: 'Asia/Tokyo', isConfirmed: true },
	{ domain: 'zoho.sa', name: 'Saudi Arabia', zone: 'Asia/Riyadh', isConfirmed: true },
	{ domain: 'zoho.sg', name: 'Singapore', zone: 'Asia/Singapore', isConfirmed: false },
	{ domain: 'zoho.ae', name: 'United Arab Emirates', zone: 'Asia/Dubai', isConfirmed: false },
	{ domain: 'zoho.uk', name: 'United Kingdom', zone: 'Europe/London', isConfirmed: false },
	{ domain: 'zoho.com', name: 'United States', zone: 'America/Los_Angeles', isConfirmed: true },
];

export const DEFAULT_DOMAIN = 'zoho.com';
/** The value of the choice to enter the addresses. */
export const OTHER_ADDRESS = 'custom';
/** The zone of the day where the addresses were entered: a proxy may stand before any data centre. */
export const ZONE_OF_OTHER_ADDRESS = 'UTC';

export function centreOf(domain: string): DataCentre | undefined {
	return DATA_CENTRES.find((centre) => centre.domain === domain);
}

export const accountsAddressOf = ({ domain }: DataCentre) => `https://accounts.${domain}`;
export const deskAddressOf = ({ domain }: DataCentre) => `https://desk.${domain}`;
