import axios from 'axios';

/** Requests of the outside to n8n: every status is an answer, and one that does not come within a minute is an error. */
export const outside = axios.create({ proxy: false, timeout: 60_000, validateStatus: () => true });
