'use client'
import type { ComponentProps } from 'react'
import { Combobox } from '@base-ui/react/combobox'
import { Check } from 'lucide'
import { Icon } from './icon'
import { PopupSearch, matchesText } from './popup-search'

export interface ComboboxOption {
  value: string
  label: string
}

export interface ComboboxProps extends Omit<ComponentProps<'select'>, 'children' | 'multiple'> {
  options: ComboboxOption[]
  /** An empty first option: "Choose a person". */
  placeholder?: string
  labels: {
    /** The name and placeholder of the search field. */
    search: string
    noMatch: string
  }
}

const shownAtMost = 60

type ComboboxPopupProps = Pick<ComboboxProps, 'options' | 'labels'> & {
  anchor: HTMLSelectElement
  open: boolean
  onOpenChange: (open: boolean) => void
  onChoose: (value: string) => void
}

/** The part of <Combobox> that is loaded on demand: a search field with the matches below. */
export function ComboboxPopup(props: ComboboxPopupProps) {
  const { anchor, open, onOpenChange, options, onChoose, labels } = props
  return (
    <Combobox.Root<ComboboxOption>
      items={options}
      value={options.find(({ value }) => value === anchor.value) ?? null}
      onValueChange={(option) => option && onChoose(option.value)}
      isItemEqualToValue={(item, value) => item.value === value.value}
      filter={({ label }, query) => matchesText(label, query)}
      limit={shownAtMost}
      autoHighlight
      open={open}
      onOpenChange={onOpenChange}
    >
      <Combobox.Portal>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Combobox.Popup
            aria-label={anchor.labels[0]?.textContent ?? labels.search}
            finalFocus={() => anchor}
            className="popup flex max-h-(--available-height) w-[max(var(--anchor-width),16rem)] max-w-(--available-width) flex-col overflow-clip"
          >
            <PopupSearch>
              <Combobox.Input
                aria-label={labels.search}
                placeholder={labels.search}
                className="h-10 w-full min-w-0 bg-transparent text-base text-ink outline-none sm:text-sm"
              />
            </PopupSearch>
            <Combobox.List className="max-h-72 min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none empty:p-0">
              {(option: ComboboxOption) => (
                <Combobox.Item key={option.value} value={option} className="menu-item">
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  <Combobox.ItemIndicator>
                    <Icon of={Check} className="text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
            <Combobox.Empty className="text-center text-muted not-empty:px-3 not-empty:py-5">
              {labels.noMatch}
            </Combobox.Empty>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
