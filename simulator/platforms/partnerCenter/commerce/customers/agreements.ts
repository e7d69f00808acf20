import { type Call, customerById, customerOf, type Handler, isAsked, removeRow, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { absent, badInput, byId, findOne, invalid, refusal } from '../../refusal';
import { created, iso, noContent, ok } from '../../reply';
import type { StoredAgreement, StoredSelfServePolicy } from '../state';
import metadata from '../../../../../samples/partnerCenter/agreementMetadata.getMany.json';

/** How long the links to an agreement's text work, in ms. */
const DOCUMENT_LIFE_MS = 300_000;

/** Countries in which the text is offered in another language than English. */
const LANGUAGES: Record<string, string> = { DE: 'de-DE', FR: 'fr-FR', ES: 'es-ES' };

// Left out, the type is the old one: a read without it does not see today's agreements.
const fits = (call: Call, type: string): boolean =>
	['*', type].includes(textOf(call, 'agreementType') ?? 'MicrosoftCloudAgreement');

type PolicyBody = Omit<StoredSelfServePolicy, 'id' | 'version'> & { id?: string; attributes?: { etag: string } };

// Unlike other etags this one holds quotes of its own.
const policyEtag = ({ version }: StoredSelfServePolicy): string =>
	`"7c00d1f4-0000-0100-0000-${version.toString(16).padStart(12, '0')}"`;

const policyKey = ({ selfServeEntity, grantor }: Pick<StoredSelfServePolicy, 'selfServeEntity' | 'grantor'>): string =>
	`${selfServeEntity.tenantID}_${grantor.tenantID}`;

const policyView = ({ version, ...policy }: StoredSelfServePolicy) => ({
	...policy,
	attributes: { etag: policyEtag({ version, ...policy }), objectType: 'SelfServePolicy' },
});

/** The policy of the path. Throws 600039. */
const policyOf = ({ state, params }: Call): StoredSelfServePolicy =>
	byId(state.commerce.policies, params.policyKey, refusal('policy'));

/** A policy is for a customer of the partner, and granted by the partner itself. */
function checkParties(call: Call, { selfServeEntity, grantor }: PolicyBody): void {
	customerById(call, selfServeEntity.tenantID);
	if (grantor.tenantID !== call.tenant.tenantId) throw invalid('The grantor must be your own tenant.');
}

export const agreementHandlers: Record<string, Handler> = {
	'customerAgreement.confirm': (call) => {
		const customer = customerOf(call);
		const body = call.body as StoredAgreement;
		const template = metadata.items.find(({ templateId }) => templateId === body.templateId);
		if (template?.agreementType !== body.type) throw badInput('templateId is not a template of this type.');
		const keyOf = ({ type, primaryContact: { email } }: StoredAgreement) => `${type} ${email.toLowerCase()}`;
		if (customer.agreements.some((one) => keyOf(one) === keyOf(body))) throw refusal('agreementRepeated');
		const { primaryContact, dateAgreed, templateId, type } = body;
		const agreement = { userId: call.state.commerce.userId, primaryContact, templateId, dateAgreed, type };
		customer.agreements.push(agreement);
		return created(agreement);
	},
	'customerAgreement.getMany': (call) => {
		const links = new Map(metadata.items.map(({ templateId, agreementLink }) => [templateId, agreementLink]));
		const rows = customerOf(call).agreements.filter(({ type }) => fits(call, type));
		return collection(call, rows, (agreement) => ({ ...agreement, agreementLink: links.get(agreement.templateId) }));
	},
	'agreementMetadata.getMany': (call) => {
		const rows = metadata.items.filter(({ agreementType }) => fits(call, agreementType));
		return collection(call, rows);
	},
	'customerAgreement.getDirectSignStatus': (call) => ok({ isSigned: customerOf(call).signedDirectly }),
	'agreementTemplate.getDocument': (call) => {
		const id = call.params.agreementTemplateId;
		findOne(metadata.items, absent('There is no such agreement template.'), ({ templateId }) => templateId === id);
		const country = textOf(call, 'country') ?? 'US';
		const wanted = textOf(call, 'language') ?? 'en-US';
		const language = LANGUAGES[country] === wanted ? wanted : 'en-US';
		const address = (ending: string): string =>
			`https://agreements.example.com/${id}/${country}/${language}.${ending}?expires=${iso(call.now + DOCUMENT_LIFE_MS)}`;
		return ok({ displayUri: address('html'), downloadUri: address('docx'), language, country });
	},
	'selfServePolicy.create': (call) => {
		const { selfServeEntity, grantor, permissions } = call.body as PolicyBody;
		checkParties(call, { selfServeEntity, grantor, permissions });
		const { policies } = call.state.commerce;
		const id = policyKey({ selfServeEntity, grantor });
		if (policies.some((policy) => policy.id === id)) throw refusal('policyExists');
		const policy = { id, selfServeEntity, grantor, permissions, version: 1 };
		policies.push(policy);
		return created(policyView(policy));
	},
	'selfServePolicy.getMany': (call) => {
		const { policies } = call.state.commerce;
		const rows = policies.filter(({ selfServeEntity }) => isAsked(call, { entity_id: selfServeEntity.tenantID }));
		return collection(call, rows, policyView);
	},
	'selfServePolicy.get': (call) => ok(policyView(policyOf(call))),
	'selfServePolicy.update': (call) => {
		const policy = policyOf(call);
		const { id, attributes, selfServeEntity, grantor, permissions } = call.body as PolicyBody;
		if (id !== policy.id) throw invalid('The id in the body is not that of the policy.');
		if (attributes?.etag !== policyEtag(policy)) throw refusal('stale');
		checkParties(call, { selfServeEntity, grantor, permissions });
		if (policyKey({ selfServeEntity, grantor }) !== policy.id) throw invalid('The parties of a policy cannot change.');
		Object.assign(policy, { permissions, version: policy.version + 1 });
		return ok(policyView(policy));
	},
	'selfServePolicy.delete': (call) => {
		removeRow(call.state.commerce.policies, policyOf(call));
		return noContent();
	},
};
