/** Where the platforms stand on a server, `http://127.0.0.1:{port}`. */
export const addressesOf = (url: string) => ({
	url,
	ingramUrl: `${url}/ingram`,
	partnerUrl: `${url}/partner`,
	partnerLoginUrl: `${url}/partner/login`,
	graphUrl: `${url}/graph/v1.0`,
	salesUrl: `${url}/sales`,
	adobeUrl: `${url}/adobe`,
	adobeImsUrl: `${url}/adobe/ims`,
});
