import { useId } from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useDisclosure } from './use-disclosure.ts'

export interface RoleChoice {
  key: string
  /** 'Mentor' */
  text: string
  /** Where it is held: 'Northfield Mental Health Trust' */
  where?: string | undefined
}

export interface ShellAccountProps {
  personName: string
  /** All roles the person holds; a switch is shown when there are several. */
  roles: readonly RoleChoice[]
  currentRole: string
  onChooseRole?: ((key: string) => void) | undefined
  accountHref: string
  onSignOut: () => void
}

/** Who is signed in and as what, with the role switch, account and sign-out behind one button; sign-out is also out in the open on wide screens. */
export function ShellAccount(props: ShellAccountProps) {
  const { open, setOpen, button, around } = useDisclosure()
  const panelId = useId()
  const role = props.roles.find((choice) => choice.key === props.currentRole)
  return (
    <div className="rung-account">
      <div className="rung-account__who" {...around}>
        <button
          ref={button}
          type="button"
          className="rung-account__button"
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
        >
          <Icon name="person" />
          <span className="rung-account__words">
            <span className="rung-account__name">{props.personName}</span>
            {role && <span className="rung-account__role">{role.text}</span>}
          </span>
          <Icon name={open ? 'up' : 'down'} />
        </button>
        <AccountPanel {...props} id={panelId} open={open} onClose={() => setOpen(false)} />
      </div>
      <button type="button" className="rung-account__sign-out" onClick={props.onSignOut}>
        Sign out
      </button>
    </div>
  )
}

interface AccountPanelProps extends ShellAccountProps {
  id: string
  open: boolean
  onClose: () => void
}

function AccountPanel({
  id,
  open,
  onClose,
  roles,
  currentRole,
  onChooseRole,
  accountHref,
  onSignOut,
}: AccountPanelProps) {
  const choose = (key: string) => {
    onClose()
    if (key !== currentRole) onChooseRole?.(key)
  }
  return (
    <div id={id} className="rung-account__panel" hidden={!open}>
      {roles.length > 1 && (
        <>
          <p className="rung-account__panel-title" id={`${id}-roles`}>
            Use Rung as
          </p>
          <ul aria-labelledby={`${id}-roles`}>
            {roles.map((choice) => (
              <li key={choice.key}>
                <button
                  type="button"
                  className="rung-account__item"
                  aria-current={choice.key === currentRole ? 'true' : undefined}
                  onClick={() => choose(choice.key)}
                >
                  <span>
                    {choice.text}
                    {choice.where && <span className="rung-account__where">{choice.where}</span>}
                  </span>
                  {choice.key === currentRole && <Icon name="tick" />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className={classes(roles.length > 1 && 'rung-account__rest')}>
        <li>
          <AppLink className="rung-account__item" href={accountHref} onClick={onClose}>
            Your account
          </AppLink>
        </li>
        <li>
          <button type="button" className="rung-account__item" onClick={onSignOut}>
            Sign out
          </button>
        </li>
      </ul>
    </div>
  )
}
