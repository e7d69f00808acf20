import { type Call, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created, iso, ok } from '../replies';
import type { Contact } from './state';

interface Template {
	templateId: string;
	agreementType: string;
	agreementLink: string;
	versionRank: number;
}

/** How long the links to an agreement's text work, in ms. */
const DOCUMENT_LIFE_MS = 300_000;

/** Countries in which the text is offered in another language than English. */
const LANGUAGES: Record<string, string> = { DE: 'de-DE', FR: 'fr-FR', ES: 'es-ES' };

const templates = (call: Call): Template[] =>
	(call.fixture('agreementMetadata.getMany') as { items: Template[] }).items;

// Left out, the type is the old one: a read without it does not see today's agreements.
const wantedType = (call: Call): string => textOf(call, 'agreementType') ?? 'MicrosoftCloudAgreement';

const fits = (call: Call, type: string): boolean => ['*', type].includes(wantedType(call));

export const agreementHandlers: Record<string, Handler> = {
	'customerAgreement.confirm': (call) => {
		const customer = customerOf(call);
		const body = call.body as { primaryContact: Contact; dateAgreed: string; templateId: string; type: string };
		const template = templates(call).find(({ templateId }) => templateId === body.templateId);
		if (template?.agreementType !== body.type)
			throw refusal(PROBLEMS.input, 'templateId is not a template of this type.');
		const email = body.primaryContact.email.toLowerCase();
		const isRepeated = customer.agreements.some(
			({ type, primaryContact }) => type === body.type && primaryContact.email.toLowerCase() === email,
		);
		if (isRepeated) throw refusal(PROBLEMS.agreementRepeated);
		const { primaryContact, dateAgreed, templateId, type } = body;
		const agreement = { userId: call.state.commerce.userId, primaryContact, templateId, dateAgreed, type };
		customer.agreements.push(agreement);
		return created(agreement);
	},
	'customerAgreement.getMany': (call) => {
		const links = new Map(templates(call).map(({ templateId, agreementLink }) => [templateId, agreementLink]));
		const rows = customerOf(call).agreements.filter(({ type }) => fits(call, type));
		return collection(call, rows, (agreement) => ({ ...agreement, agreementLink: links.get(agreement.templateId) }));
	},
	'agreementMetadata.getMany': (call) =>
		collection(
			call,
			templates(call).filter(({ agreementType }) => fits(call, agreementType)),
		),
	'customerAgreement.getDirectSignStatus': (call) => ok({ isSigned: customerOf(call).signedDirectly }),
	'agreementTemplate.getDocument': (call) => {
		const id = call.params.agreementTemplateId;
		if (!templates(call).some(({ templateId }) => templateId === id)) {
			throw refusal({ ...PROBLEMS.input, status: 404 }, 'There is no such agreement template.');
		}
		const country = textOf(call, 'country') ?? 'US';
		const wanted = textOf(call, 'language') ?? 'en-US';
		const language = LANGUAGES[country] === wanted ? wanted : 'en-US';
		const address = (ending: string): string =>
			`https://agreements.example.com/${id}/${country}/${language}.${ending}?expires=${iso(call.now + DOCUMENT_LIFE_MS)}`;
		return ok({ displayUri: address('html'), downloadUri: address('docx'), language, country });
	},
};
