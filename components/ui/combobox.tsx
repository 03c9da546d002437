'use client'
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { Select } from './select'
import { useLazy } from './use-lazy'
import type { ComboboxProps } from './combobox-popup'

const importPopup = () => import('./combobox-popup').then((file) => file.ComboboxPopup)

/** Fewer are read at a glance. */
const searchFrom = 9

/**
 * One choice out of many, found by typing. It stays the browser's own select, with its label, its
 * value and its letters; only what it opens by a mouse or a key has a search in it. Fingers get the
 * phone's own wheel, and so does everybody without JavaScript or before its code is there.
 */
export function Combobox({ options, placeholder, labels, ...props }: ComboboxProps) {
  const [Popup, load] = useLazy(importPopup)
  const [select, setSelect] = useState<HTMLSelectElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  const pointer = useRef('')
  const isLong = options.length >= searchFrom
  const open = (event: MouseEvent<HTMLSelectElement> | KeyboardEvent<HTMLSelectElement>) => {
    if (!Popup || !isLong) return
    event.preventDefault() // else the browser's own list opens
    event.currentTarget.focus()
    setSelect(event.currentTarget)
    setOpen(true)
  }
  return (
    <>
      <Select
        {...props}
        onPointerEnter={isLong ? load : undefined}
        onFocus={isLong ? load : undefined}
        onPointerDown={({ pointerType }) => (pointer.current = pointerType)}
        onMouseDown={(event) => {
          if (pointer.current !== 'touch' && event.button === 0) open(event)
        }}
        onKeyDown={(event) => {
          if (opens(event)) open(event)
        }}
      >
        {placeholder && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      {Popup && select && (
        <Popup
          anchor={select}
          open={isOpen}
          onOpenChange={setOpen}
          options={placeholder ? [{ value: '', label: placeholder }, ...options] : options}
          onChoose={(value) => choose(select, value)}
          labels={labels}
        />
      )}
    </>
  )
}

/** The keys by which browsers open a select. */
const opens = ({ key, altKey }: KeyboardEvent) =>
  key === ' ' || key === 'Enter' || key === 'F4' || (altKey && key === 'ArrowDown')

/** As if it had been chosen in the browser's own list: whoever listens hears of it. */
function choose(select: HTMLSelectElement, value: string) {
  if (select.value === value) return
  select.value = value
  select.dispatchEvent(new Event('input', { bubbles: true }))
  select.dispatchEvent(new Event('change', { bubbles: true }))
}
