using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Searches the transcripts for a text, those with the newest message first.</summary>
public sealed class SearchSessions(Vault vault)
{
    private const int Around = 60;

    /// <summary>Gives the messages that hold it, as they are found.</summary>
    /// <exception cref="InvalidInputException">The text is empty.</exception>
    /// <exception cref="SessionNotFoundException">There is no such session or source.</exception>
    public async IAsyncEnumerable<SessionHit> RunAsync(SearchSessionsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.Text.Length == 0)
        {
            throw new InvalidInputException(options.Text, "There is no text to search for.", Advice.Of($"Give one: {HeadWords.Command("sessions search TEXT", "Search-SessionTranscript TEXT")}."));
        }

        var comparison = options.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var state = await SessionState.ReadAsync(vault, options.Revision, cancellationToken).ConfigureAwait(false);
        foreach (var session in await SelectAsync(options, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var message in ReadAsync(session, state.TreeOf(session.Source), cancellationToken).ConfigureAwait(false))
            {
                if (message.Text.IndexOf(options.Text, comparison) is var at and >= 0)
                {
                    yield return new SessionHit(session.Id, session.Source, session.Path, message.Line, message.Time, message.Role, Excerpt(message.Text, at, options.Text.Length));
                }
            }
        }
    }

    private async Task<IReadOnlyList<SessionInfo>> SelectAsync(SearchSessionsOptions options, CancellationToken cancellationToken)
    {
        var listing = new ListSessionsOptions { Sources = options.Sources, Revision = options.Revision };
        if (options.Session is { } name)
        {
            return [await new SessionFinder(vault).FindAsync(name, listing, cancellationToken).ConfigureAwait(false)];
        }

        var sessions = new List<SessionInfo>();
        await foreach (var session in new ListSessions(vault).RunAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            sessions.Add(session);
        }

        return sessions;
    }

    private async IAsyncEnumerable<SessionMessage> ReadAsync(SessionInfo session, ObjectId tree, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = new SessionTree(vault.Repository.Objects);
        if (await files.FindFileAsync(tree, session.Path, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            yield break;
        }

        var transcript = files.Open(file);
        await using var closing = transcript.ConfigureAwait(false);
        var number = 0;
        await foreach (var bytes in TranscriptLines.ReadAsync(transcript, cancellationToken).ConfigureAwait(false))
        {
            yield return ReadSession.MessageOf(session.Source, session.Path, ++number, bytes);
        }
    }

    private static string Excerpt(string text, int at, int length)
    {
        var (start, end) = (Math.Max(0, at - Around), Math.Min(text.Length, at + length + Around));
        var piece = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{(start > 0 ? "…" : string.Empty)}{piece}{(end < text.Length ? "…" : string.Empty)}";
    }
}
