import { expect, test } from 'vitest'
import { attendances, formatAttendanceForExport, isCancelled, wasSeen } from './attendance.ts'

const codes = attendances.map((attendance) => attendance.code)

test('the list holds each code of the NHS Data Dictionary once', () => {
  expect(codes.toSorted()).toEqual(['0', '2', '3', '4', '5', '6', '7'])
})

test('seen are those who attended on time or late but seen', () => {
  expect(codes.filter(wasSeen)).toEqual(['5', '6'])
})

test('cancelled are those called off by either side', () => {
  expect(codes.filter(isCancelled)).toEqual(['2', '4'])
})

test('exports carry the code, which a future consultation does not have', () => {
  expect(formatAttendanceForExport('3')).toBe('Did not attend (3)')
  expect(formatAttendanceForExport('5')).toBe('Attended on time (5)')
  expect(formatAttendanceForExport('0')).toBe('Booked')
})
