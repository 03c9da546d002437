'use client'
import { useContext } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { FormStateContext } from './use-field'

type SubmitButtonProps = Pick<
  ButtonProps,
  'variant' | 'size' | 'className' | 'disabled' | 'children'
>

/** The button that submits an <ActionForm>; busy while it is being sent. As wide as a card that is all form. */
export function SubmitButton({ className = 'justify-self-start', ...props }: SubmitButtonProps) {
  const { isPending } = useContext(FormStateContext)
  return <Button type="submit" variant="primary" pending={isPending} {...{ className, ...props }} />
}
