'use client'

export function Rows({ rows }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Role</th>
          <th>Joined</th>
          <th>Last sign-in</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, email, role, joined, ago, seen }) => (
          <tr key={id} className="row">
            <th scope="row" className="cell">
              <input type="checkbox" className="check" aria-label={`Select ${name}`} />
              <span className="avatar">{name.slice(0, 1)}</span>
              <div className="person">
                <a className="link" href={`/people/${id}`}>
                  {name}
                </a>
                <span className="muted">{email}</span>
              </div>
            </th>
            <td className="cell">
              <span className="badge">{role}</span>
            </td>
            <td className="cell">
              <time dateTime={joined} title={joined}>
                {ago}
              </time>
            </td>
            <td className="cell">{seen}</td>
            <td className="cell">
              <button type="button" className="button" aria-label={`Actions for ${name}`}>
                …
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
