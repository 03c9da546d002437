'use client'
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { Select } from './select'
import { useLazy } from './use-lazy'
import type { ComboboxProps } from './combobox-popup'

const importPopup = () => import('./combobox-popup').then((file) => file.ComboboxPopup)

/** Shorter lists need no search. */
const searchFrom = 9

/**
 * A select with many options, which can be searched. It remains the browser's own select, with its
 * label, value and keyboard selection; only what it opens with mouse or keyboard is a searchable list.
 * On touch screens, without JavaScript and until its code is loaded, it opens the browser's own list.
 */
export function Combobox({ options, placeholder, labels, ...props }: ComboboxProps) {
  const [Popup, load] = useLazy(importPopup)
  const [select, setSelect] = useState<HTMLSelectElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  const pointer = useRef('')
  const isLong = options.length >= searchFrom
  const open = (event: MouseEvent<HTMLSelectElement> | KeyboardEvent<HTMLSelectElement>) => {
    if (!Popup || !isLong) return
    event.preventDefault() // otherwise the browser's own list opens
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

/** The keys that open a select in browsers. */
const opens = ({ key, altKey }: KeyboardEvent) =>
  key === ' ' || key === 'Enter' || key === 'F4' || (altKey && key === 'ArrowDown')

/** Sets the value as if chosen in the browser's own list, so that listeners are notified. */
function choose(select: HTMLSelectElement, value: string) {
  if (select.value === value) return
  select.value = value
  select.dispatchEvent(new Event('input', { bubbles: true }))
  select.dispatchEvent(new Event('change', { bubbles: true }))
}
