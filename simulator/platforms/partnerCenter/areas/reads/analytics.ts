import { type Call, type Handler, textOf } from '../../call';
import { filtered, narrowed, ordered } from '../odata';
import { invalid } from '../refusals';
import type { Row } from '../row';
import { fromSample } from '../samples';

/** What is counted in the rows of each list. */
const COUNTED =
	'quantity,subscriptionCount,licenseCount,licensesDeployed,licensesSold,licensesActive,licensesQualified';

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** Grouped rows have the grouped fields and the counts. Throws 400 on an unknown field, and on a level without a date. */
function grouped(call: Call, rows: Row[]): Row[] {
	const groupBy = textOf(call, 'groupby');
	const fields = (groupBy ?? '').split(',').flatMap((name) => name.trim() || []);
	const strange = fields.find((field) => rows.length > 0 && !rows.some((row) => field in row));
	if (strange) throw invalid(`There is no field ${strange} to group by.`);
	const hasDate = fields.some((field) => rows.some((row) => isDate(row[field])));
	if (textOf(call, 'aggregationLevel') && !hasDate) throw invalid('aggregationLevel needs a date in groupby.');
	return fields.length > 0 ? narrowed(rows, `${groupBy},${COUNTED}`) : rows;
}

/** The rows of the processing run that is asked for. */
function ofRun(call: Call, rows: Row[]): Row[] {
	const asked = textOf(call, 'processedDateTime');
	return rows.filter((row) => !asked || Date.parse(asked) === Date.parse(String(row.processedDateTime)));
}

const list = fromSample({
	narrow: (call, rows) => {
		const found = filtered(ofRun(call, rows), textOf(call, 'filter'), invalid);
		return ordered(grouped(call, found), textOf(call, 'orderby'), invalid);
	},
});

export const analyticsHandlers: Record<string, Handler> = {
	'analytics.getAzureUsage': list,
	'analytics.getIndirectResellers': list,
	'analytics.getReferrals': list,
	'analytics.getSearch': list,
	'analytics.getSubscriptions': list,
	'analytics.getLicenseDeployment': list,
	'analytics.getLicenseUsage': list,
	'analytics.getCustomerLicenseDeployment': fromSample(),
	'analytics.getCustomerLicenseUsage': fromSample(),
	'analytics.getPartnerLicenseDeployment': fromSample(),
	'analytics.getPartnerLicenseUsage': fromSample(),
};
