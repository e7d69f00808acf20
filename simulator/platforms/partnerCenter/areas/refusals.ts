import type { PartnerRefusal } from '../refusal';
import { refuse } from '../refusal';

// The sources name a code for few of these refusals; 3000 is theirs for what is not valid and for what is not there.
const CODE = 3000;

/** Nothing there under an id: `missing('user')`. */
export const missing = (what: string): PartnerRefusal => refuse(404, CODE, `There is no such ${what}.`);

/** A request that breaks a rule. */
export const invalid = (text: string): PartnerRefusal => refuse(400, CODE, text);

/** A request that does not fit what is there already. */
export const conflict = (text: string): PartnerRefusal => refuse(409, CODE, text);

/** The first two in the form of api.partner.microsoft.com. */
export const salesMissing = (what: string): PartnerRefusal =>
	refuse(404, 'itemNotFound', `There is no such ${what}.`, 'graph');
export const salesInvalid = (text: string): PartnerRefusal => refuse(400, 'invalidRequest', text, 'graph');

/** The same two in the form of Microsoft Graph. */
export const graphMissing = (what: string): PartnerRefusal =>
	refuse(404, 'notFound', `There is no such ${what}.`, 'graph');
export const graphInvalid = (text: string): PartnerRefusal => refuse(400, 'badRequest', text, 'graph');
