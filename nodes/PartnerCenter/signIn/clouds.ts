import type { IDataObject } from 'n8n-workflow';

/** A cloud of Microsoft's with its own addresses. Source: facts, auth.clouds; the one in Germany is closed. */
export interface Cloud {
	name: string;
	api: string;
	signIn: string;
	graph: string;
	/** prices, referrals and payouts; absent: none is known */
	sales?: string;
}

const GLOBAL_API = 'https://api.partnercenter.microsoft.com';
const GLOBAL_SALES = 'https://api.partner.microsoft.com';

export const CLOUDS: Record<string, Cloud> = {
	global: {
		name: 'global cloud',
		api: GLOBAL_API,
		signIn: 'https://login.microsoftonline.com',
		graph: 'https://graph.microsoft.com/v1.0',
		sales: GLOBAL_SALES,
	},
	usGovernment: {
		name: 'US Government cloud',
		api: GLOBAL_API,
		signIn: 'https://login.microsoftonline.us',
		graph: 'https://graph.microsoft.us/v1.0',
		sales: GLOBAL_SALES,
	},
	china: {
		name: 'cloud of 21Vianet (China)',
		api: 'https://partner.partnercenterapi.microsoftonline.cn',
		signIn: 'https://login.partner.microsoftonline.cn',
		graph: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
	},
};

/** The value of a credential field as text without blanks around it. */
export const value = (credential: IDataObject, name: string): string => String(credential[name] ?? '').trim();

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** @param custom name of the field that holds the address where Environment is Custom */
export const addressOf = (credential: IDataObject, of: 'api' | 'signIn' | 'graph' | 'sales', custom: string): string =>
	withoutSlash(CLOUDS[value(credential, 'environment')]?.[of] ?? value(credential, custom));

/** The same address with the beta version of Microsoft Graph in place of 1.0; an address without a version is taken as it is. */
export const betaOf = (address: string): string => address.replace(/\/v1\.0$/, '/beta');

/**
 * For what a cloud does not have: refused before anything is sent. A custom address may be any cloud, so there the platform decides.
 * Source: facts, auth.clouds[].limits.
 * @param what the plural: 'Customer agreements'
 */
export const notIn =
	(what: string, ...clouds: string[]) =>
	(credential: IDataObject): string | undefined => {
		const cloud = value(credential, 'environment');
		return clouds.includes(cloud)
			? `${what} are not offered in the ${CLOUDS[cloud].name}. Use a credential for another environment, or do this in Partner Center.`
			: undefined;
	};
