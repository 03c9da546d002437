'use client'
import { useContext, type ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { FormStateContext } from './use-field'

/** The button that submits an <ActionForm>; busy while it is being sent. */
export function SubmitButton({
  variant = 'primary',
  children,
  ...props
}: Pick<ButtonProps, 'variant' | 'size' | 'className' | 'disabled'> & { children: ReactNode }) {
  const { isPending } = useContext(FormStateContext)
  return (
    <Button type="submit" variant={variant} pending={isPending} {...props}>
      {children}
    </Button>
  )
}
