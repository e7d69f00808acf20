// The tables of handlers: what each operation does, by its id.
export { auditHandlers } from './audit/records';
export { agreedHandlers } from './customers/agreed';
export { deviceHandlers } from './devices/devices';
export { changeHandlers } from './graph/assignments';
export { exportHandlers } from './graph/exports';
export { relationshipHandlers } from './graph/relationships';
export { addressHandlers } from './partner/programs';
export { supportHandlers } from './partner/support';
export { webhookHandlers } from './notifications/notifications';
export { billingHandlers } from './reads/billing';
export { entitlementHandlers } from './reads/offers';
export { securityHandlers } from './reads/security';
export { analyticsHandlers } from './reads/usage';
export { referralHandlers } from './sales/referrals';
export { sheetHandlers } from './sales/sheets';
export { licenseHandlers } from './users/licenses';
export { userHandlers } from './users/users';
