export { OfficeCalendar, type OfficeDays } from './office-calendar.js';
