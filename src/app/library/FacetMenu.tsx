import { countOf } from '../../core/wording.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'

interface FacetMenuProps {
  /** “Speaker”. */
  readonly name: string
  readonly values: readonly { readonly value: string; readonly label?: string; readonly count: number }[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** A filter over what was found: a button, and behind it the values with how much each would leave. */
export function FacetMenu({ name, values, chosen, onChoose }: FacetMenuProps) {
  // A value that is chosen stays on the list when nothing is left of it.
  const gone = chosen.filter((value) => !values.some((item) => item.value === value))
  const all = [...gone.map((value) => ({ value, count: 0 })), ...values]
  const shown = chosen.length === 0 ? name : chosen.length === 1 ? chosen[0] : `${name}: ${chosen.length}`
  return (
    <Popover
      buttonClass="chip lib-facet"
      align="end"
      pressed={chosen.length > 0}
      title={chosen.length > 0 ? `${name}: ${chosen.join(', ')}` : undefined}
      button={
        <>
          <span>{values.find((item) => item.value === shown)?.label ?? shown}</span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <ul aria-label={name}>
          {all.length === 0 && <li className="menu-heading">Nothing to choose from</li>}
          {all.map((item) => {
            const on = chosen.includes(item.value)
            return (
              <li key={item.value}>
                <button
                  type="button"
                  className="menu-row"
                  aria-pressed={on}
                  onClick={() =>
                    onChoose(on ? chosen.filter((other) => other !== item.value) : [...chosen, item.value])
                  }
                >
                  <span className="menu-tick">{on && <Icon name="check" />}</span>
                  {'label' in item ? item.label : item.value}
                  <span className="menu-count" title={countOf(item.count)}>
                    {item.count}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </Popover>
  )
}
