/** The credential of the webhooks that buy, and the header by which a caller shows that it knows it. */
export const webhookSecret = {
	type: 'httpHeaderAuth',
	data: { name: 'x-webhook-secret', value: 'secret-of-the-recorder' },
};

export const secretHeader = { [webhookSecret.data.name]: webhookSecret.data.value };
