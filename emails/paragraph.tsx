import { Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { mailStyles } from './mail-styles'

type ParagraphProps = {
  look?: 'paragraph' | 'quoted' | 'mark' | 'muted' | 'address' | 'why'
  children: ReactNode
}

/** A paragraph of an email. */
export const Paragraph = ({ look = 'paragraph', children }: ParagraphProps) => (
  <Text className={look} style={mailStyles[look]}>
    {children}
  </Text>
)
