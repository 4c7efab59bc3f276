import type { GroupValue } from '../../../../shared/model/entities.ts'

/** The templates that come with Haversack. A team's own one with the same kind and name takes its place. */
export const defaultTemplates: readonly GroupValue<'noteTemplate', 'content'>[] = [
  {
    templateName: 'First contact',
    noteKind: 'first-contact',
    headings: lines(
      'What matters to {name}',
      'What is going well',
      'What is difficult at the moment',
      'What {name} would like to change',
      'What we agreed',
    ),
  },
  {
    templateName: 'Home visit',
    noteKind: 'home-visit',
    headings: lines('How {name} is', 'What {name} said', 'What we agreed'),
  },
  {
    templateName: 'Phone call',
    noteKind: 'phone-call',
    headings: lines('Why we spoke', 'What {name} said', 'What we agreed'),
  },
  {
    templateName: 'Review',
    noteKind: 'review',
    headings: lines('What has changed', 'What helped and what did not', 'What {name} wants next', 'What we agreed'),
  },
  {
    templateName: 'Closing',
    noteKind: 'closing',
    headings: lines('Why we are ending now', 'What has changed for {name}', 'What goes on without us', 'How to come back'),
  },
]

function lines(...headings: readonly string[]): string {
  return headings.join('\n')
}
