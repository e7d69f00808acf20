import type { IDataObject } from 'n8n-workflow';

import { type Field, type HookContext, type Operation, Problem, type Values } from '../../engine/declare';
import { overlaid, replaceWhole } from '../../engine/run/replaceWhole';

import { USER_ONLY } from '../vendor';
import { withoutLinks } from '../whole';

import * as fields from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

const OWN = "This changes your own company's data at Microsoft, not a customer's.";

/** Read and update of one profile of your own company. */
interface Profile {
	/** part of the operations' identity: 'BillingProfile' */
	value: string;
	name: string;
	what: string;
	read: string;
	write: string;
	/** the platform's name of the resource, which is the beginning of its facts' names */
	fact: string;
	readFields?: Field[];
	fields: Field[];
	readNeeds?: string;
	/** the address before, asked once where the platform does not know the present one */
	former?: string;
	/** the whole that is sent, where it takes more than what was read and given */
	whole?: (object: IDataObject, values: Values) => IDataObject;
	fixed?: IDataObject;
	docs: [read: string, update: string];
}

/** A platform that does not know the address, or not for this. */
const unknownAddress = (error: Error): boolean =>
	error instanceof Problem && [404, 405].includes(Number(error.details.status));

function updating(profile: Profile): Operation {
	const { former, whole = withoutLinks } = profile;
	const operation: Operation = {
		value: `update${profile.value}`,
		name: `Update ${profile.name}`,
		action: `Update the ${profile.name.toLowerCase()}`,
		description: `Change ${profile.what} of your own company. Fields you leave out don't change.`,
		notice: OWN,
		route: profile.write,
		extraRoutes: [profile.read, ...(former ? [former] : [])],
		fields: profile.fields,
		constantBody: profile.fixed,
		needs: USER_ONLY,
		write: 'change',
		subject: () => profile.fact,
		// Where the profile has a version, it travels in the body, as it was read.
		replaces: { read: profile.read, whole: ({ object, values }) => whole(object, values) },
		sample: `partnerCenter/${profile.fact}.update.json`,
		facts: [`${profile.fact}.update`],
		docs: docs(profile.docs[1]),
	};
	if (!former) return operation;
	// The whole is replaced, so a second time does no harm.
	const run = async ({ session, values }: HookContext) =>
		await replaceWhole(session, operation, values).catch(async (error: Error) => {
			if (!unknownAddress(error)) throw error;
			return await replaceWhole(session, { ...operation, route: former }, values);
		});
	return { ...operation, run };
}

const operationsOf = (profile: Profile): Operation[] => [
	{
		value: `get${profile.value}`,
		name: `Get ${profile.name}`,
		action: `Get the ${profile.name.toLowerCase()}`,
		description: `Get ${profile.what} of your own company`,
		route: profile.read,
		fields: profile.readFields ?? [],
		needs: profile.readNeeds,
		sample: `partnerCenter/${profile.fact}.get.json`,
		facts: [`${profile.fact}.get`],
		docs: docs(profile.docs[0]),
	},
	updating(profile),
];

/** Reads name another kind of object than writes, so the kind is no value that could be looked for afterwards. */
const wholeSupportProfile = (object: IDataObject, values: Values): IDataObject =>
	overlaid(withoutLinks(object, values), {
		attributes: { objectType: 'PartnerSupportProfile' },
		profileType: 'support_profile',
	});

export const profiles: Operation[] = [
	...operationsOf({
		value: 'BillingProfile',
		name: 'Billing Profile',
		what: 'name, address and contact that your invoices go to',
		read: 'GET /v1/profiles/billing',
		write: 'PUT /v1/profiles/billing',
		fact: 'billingProfile',
		fields: [
			fields.companyName,
			fields.address,
			fields.primaryContact,
			fields.purchaseOrderNumber,
			fields.taxId,
			fields.billingDay,
		],
		readNeeds: USER_ONLY,
		fixed: { attributes: { objectType: 'BillingProfile' } },
		docs: ['get-partner-billing-profile', 'update-partner-billing-profile'],
	}),
	...operationsOf({
		value: 'LegalBusinessProfile',
		name: 'Legal Business Profile',
		what: 'legal name, address and approver',
		read: 'GET /v1/profiles/legalbusiness',
		write: 'PUT /v1/profiles/legalbusiness',
		fact: 'legalBusinessProfile',
		readFields: [fields.vettingVersion],
		fields: [
			fields.companyName,
			fields.address,
			fields.primaryContact,
			fields.companyApproverAddress,
			fields.companyApproverEmail,
		],
		fixed: { attributes: { objectType: 'LegalBusinessProfile' } },
		docs: ['get-legal-business-profile', 'update-legal-business-profile'],
	}),
	...operationsOf({
		value: 'OrganizationProfile',
		name: 'Organization Profile',
		what: 'name, address and language',
		read: 'GET /v1/profiles/organization',
		write: 'PUT /v1/profiles/organization',
		fact: 'organizationProfile',
		fields: [fields.companyName, fields.defaultAddress, fields.organizationEmail, fields.language, fields.culture],
		readNeeds: USER_ONLY,
		fixed: { attributes: { objectType: 'OrganizationProfile' } },
		docs: ['get-an-organization-profile', 'update-an-organization-profile'],
	}),
	...operationsOf({
		value: 'SupportProfile',
		name: 'Support Profile',
		what: 'email address, phone number and website for support',
		read: 'GET /v1/profiles/support',
		write: 'PUT /v1/profiles/support',
		former: 'PUT /v1/profiles/supportprofile',
		fact: 'supportProfile',
		fields: [fields.supportEmail, fields.telephone, fields.website],
		readNeeds: USER_ONLY,
		whole: wholeSupportProfile,
		docs: ['get-support-profile', 'update-support-profile'],
	}),
];
