import type { Field } from '../../engine/declare';
import { dictionary } from '../../engine/input/parsers';

/** How the sign-in of a federated domain works. On the screen only where the domain is federated. */

const text = (displayName: string, name: string, placeholder: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

const needed: Field[] = [
	text('Issuer URI', 'issuerUri', 'e.g. http://sts.contoso.com/adfs/services/trust', 'Name of the identity provider'),
	text('Log-Off URI', 'logOffUri', 'e.g. https://sts.contoso.com/adfs/ls', 'The address that signs users out'),
	text(
		'Passive Log-On URI',
		'passiveLogOnUri',
		'e.g. https://sts.contoso.com/adfs/ls',
		'The address where users sign in with a browser',
	),
	{
		displayName: 'Preferred Authentication Protocol',
		name: 'preferredAuthenticationProtocol',
		type: 'options',
		options: [
			{ name: 'SAML', value: 'Samlp' },
			{ name: 'WS-Federation', value: 'WsFed' },
		],
		default: 'WsFed',
		description: 'The sign-in protocol',
	},
	{
		displayName: 'Prompt Login Behavior',
		name: 'promptLoginBehavior',
		type: 'options',
		options: [
			{ name: 'Disabled', value: 'Disabled' },
			{ name: 'Native Support', value: 'NativeSupport' },
			{ name: 'Translate to Fresh Password Authentication', value: 'TranslateToFreshPasswordAuth' },
		],
		default: 'TranslateToFreshPasswordAuth',
		description: 'What happens when an app requires a new sign-in',
	},
	text(
		'Signing Certificate',
		'signingCertificate',
		'e.g. MIIC3jCCAcagAwIBAgIQ…',
		'The certificate that the identity provider signs its tokens with, in Base64',
	),
];

const others: Field[] = [
	text(
		'Active Log-On URI',
		'activeLogOnUri',
		'e.g. https://sts.contoso.com/adfs/services/trust/2005/usernamemixed',
		'The address where apps sign in without a browser',
	),
	text(
		'Default Interactive Authentication Method',
		'defaultInteractiveAuthenticationMethod',
		'e.g. http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password',
		'The method to use when a user must sign in',
	),
	text('Federation Brand Name', 'federationBrandName', 'e.g. Contoso', 'Name that users see when they sign in'),
	text(
		'Metadata Exchange URI',
		'metadataExchangeUri',
		'e.g. https://sts.contoso.com/adfs/services/trust/mex',
		"Address of the identity provider's metadata",
	),
	text(
		'Next Signing Certificate',
		'nextSigningCertificate',
		'e.g. MIIC3jCCAcagAwIBAgIQ…',
		'The certificate that follows the current one, in Base64',
	),
	text(
		'OpenID Connect Discovery Endpoint',
		'openIdConnectDiscoveryEndpoint',
		'e.g. https://sts.contoso.com/.well-known/openid-configuration',
		'Address of the OpenID Connect description',
	),
	{
		displayName: 'Signing Certificate Update Status',
		name: 'signingCertificateUpdateStatus',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Member',
		default: {},
		description: 'The result of the last renewal of the certificate, as names and values',
		options: [
			{
				displayName: 'Member',
				name: 'member',
				values: [
					{ ...text('Name', 'name', 'e.g. result', 'Name of the member'), required: true },
					text('Value', 'value', 'e.g. Success', 'Value of the member'),
				],
			},
		],
		send: { check: dictionary },
	},
	{
		displayName: 'Supports MFA',
		name: 'supportsMfa',
		type: 'boolean',
		default: true,
		description: 'Whether the identity provider itself requires multifactor authentication',
	},
];

const FEDERATED = ['Federated'];

const placed = (field: Field): Field => ({
	...field,
	send: { ...field.send, as: `domainFederationSettings.${field.name}` },
});

export const federation: Field[] = [
	...needed.map((field) => ({
		...placed(field),
		required: true,
		displayOptions: { show: { authenticationType: FEDERATED } },
	})),
	...others.map((field) => ({ ...placed(field), displayOptions: { show: { '/authenticationType': FEDERATED } } })),
];
