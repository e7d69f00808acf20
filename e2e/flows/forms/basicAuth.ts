/** The user and password that n8n's forms and chats ask for, and that Pipedrive signs in with. */
export const basicUser = { type: 'httpBasicAuth', data: { user: 'caller', password: 'secret-of-the-recorder' } };

const { user, password } = basicUser.data;

export const basicHeader = { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
