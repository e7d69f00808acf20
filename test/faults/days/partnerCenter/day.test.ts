import { testDay } from '../testDay';
import { partnerCenter } from './platform';

testDay(partnerCenter);
