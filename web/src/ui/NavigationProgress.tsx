import { useNavigation } from 'react-router'

/** A thin line at the top while the next page loads. It waits 200 ms before it shows, so quick pages never flash. */
export function NavigationProgress() {
  const navigation = useNavigation()
  return <ProgressLine loading={navigation.state !== 'idle'} />
}

export function ProgressLine({ loading }: { loading: boolean }) {
  if (!loading) return null
  return (
    <div className="rung-progress-line" role="status">
      <span className="nhsuk-u-visually-hidden">Loading</span>
    </div>
  )
}
