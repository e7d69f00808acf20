import { testDay } from '../testDay';
import { ingram } from './platform';

testDay(ingram);
