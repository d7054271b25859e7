using System.Text.Json;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// What the agent's index (<c>sessions.json</c>) tells of its sessions: an object of session keys (<c>agent:main:telegram:…</c>) and objects that name a
/// <c>sessionId</c>. What cannot be read tells nothing.
/// </summary>
internal sealed class SessionIndex
{
    private static readonly string[] TitleMembers = ["displayName", "label", "title", "subject"];
    private readonly Dictionary<string, (string? Agent, string? Title)> _sessions = new(StringComparer.Ordinal);

    /// <summary>Adds an index.</summary>
    internal async Task AddAsync(IObjectStore store, ObjectId blob, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await store.ReadBlobAsync(blob, "sessions.json", ReadLimit.Document, cancellationToken).ConfigureAwait(false));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object))
                {
                    Add(member.Name, member.Value);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ObjectTooLargeException)
        {
            // Damaged: the list does without.
        }
    }

    /// <summary>Gives a session with what the index tells of it.</summary>
    internal SessionInfo Complete(SessionInfo session) => _sessions.TryGetValue(session.Id, out var known)
        ? session with { Agent = known.Agent ?? session.Agent, Title = known.Title ?? session.Title }
        : session;

    private void Add(string key, JsonElement session)
    {
        if (!session.TryGetProperty("sessionId", out var id) || id.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var agent = key.Split(':') is ["agent", { Length: > 0 } name, ..] ? name : null;
        var title = TitleMembers.Select(m => session.TryGetProperty(m, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(t => t?.Length > 0);
        _sessions[id.GetString()!] = (agent, title);
    }
}
