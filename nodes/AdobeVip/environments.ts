import type { IDataObject } from 'n8n-workflow';

/** Addresses of an environment of Adobe's. Source: facts, auth.baseUrls and auth.tokenRequest. */
interface Environment {
	api: string;
	ims: string;
}

export const ENVIRONMENTS: Record<string, Environment> = {
	production: { api: 'https://partners.adobe.io', ims: 'https://ims-na1.adobelogin.com' },
	sandbox: { api: 'https://partnersandbox-stage.adobe.io', ims: 'https://ims-na1-stg1.adobelogin.com' },
};

/** The value of a credential field as text without blanks around it. */
export const value = (credential: IDataObject, name: string): string => String(credential[name] ?? '').trim();

/** @param custom name of the field that holds the address where Environment is Custom */
export const addressOf = (credential: IDataObject, of: 'api' | 'ims', custom: string): string =>
	(ENVIRONMENTS[value(credential, 'environment')]?.[of] ?? value(credential, custom)).replace(/\/+$/, '');
