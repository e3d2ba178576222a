/** Everything that the probe of Zoho Desk takes from the product. */
export {
	accountsAddressOf,
	centreOf,
	DATA_CENTRES,
	DEFAULT_DOMAIN,
	deskAddressOf,
} from '../../../nodes/ZohoSupport/services/desk/data-centres';
export { isJsonObject, type Json, type JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
