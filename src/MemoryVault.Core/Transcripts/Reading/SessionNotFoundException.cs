using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>The vault has no such session, or more than one of that name.</summary>
public sealed class SessionNotFoundException : VaultException
{
    private const int Shown = 8;

    private SessionNotFoundException(string name, string message, Advice remedy)
        : base(VaultErrorKind.NotFound, name, message, remedy)
    {
    }

    /// <summary>Makes the error for a source of which there are no transcripts.</summary>
    internal static SessionNotFoundException NoSource(string name, IReadOnlyList<string> sources) => new(
        name,
        $"The vault has no transcripts of a session source '{name}'.",
        sources.Count == 0 ? Advice.Of($"Pull some first: {HeadWords.Command("sessions pull", "Sync-SessionTranscript")}.") : $"It has those of: {string.Join(", ", sources)}.");

    /// <summary>Makes the error for a session that is not there.</summary>
    public static SessionNotFoundException Never(string name) => new(
        name, $"The vault has no session '{name}'.", Advice.Of($"{HeadWords.Command("sessions list", "Get-SessionTranscript")} shows those that it has."));

    /// <summary>Makes the error for a name of several sessions.</summary>
    internal static SessionNotFoundException Ambiguous(string name, IReadOnlyList<SessionInfo> sessions) => new(
        name,
        $"'{name}' may be any of {sessions.Count} sessions: {string.Join(", ", sessions.Take(Shown).Select(s => $"{s.Source}:{s.Path}"))}{(sessions.Count > Shown ? ", ..." : string.Empty)}.",
        "Name one as SOURCE:PATH.");

    /// <summary>Makes the error for an older version that is not there.</summary>
    internal static SessionNotFoundException NoVersion(SessionInfo session, int version) => new(
        session.Path, $"'{session.Source}:{session.Path}' has no version {version}.", $"It has the versions 1 to {session.Versions}; the last is the one in place.");
}
