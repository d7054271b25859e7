using System.Runtime.CompilerServices;
using System.Text;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Reads a transcript, a line at a time.</summary>
public sealed class ReadSession(Vault vault)
{
    /// <summary>Reads it. At most one segment and one line are in memory.</summary>
    /// <exception cref="SessionNotFoundException">There is no such session or version.</exception>
    /// <exception cref="VaultException">The revision is not there.</exception>
    public async IAsyncEnumerable<SessionMessage> RunAsync(ReadSessionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new ListSessionsOptions { Sources = options.Sources, Revision = options.Revision };
        var session = await new SessionFinder(vault).FindAsync(options.Session, listing, cancellationToken).ConfigureAwait(false);
        var state = await SessionState.ReadAsync(vault, options.Revision, cancellationToken).ConfigureAwait(false);
        var store = vault.Repository.Objects;
        var file = await new SessionTree(store).FindFileAsync(state.TreeOf(session.Source), session.Path, cancellationToken).ConfigureAwait(false)
            ?? throw SessionNotFoundException.Never(options.Session);
        var segments = await SegmentsOfAsync(store, session, file.Segments!, options.Version, cancellationToken).ConfigureAwait(false);
        var transcript = new SegmentReader(store).Open(segments);
        await using var closing = transcript.ConfigureAwait(false);
        var number = 0;
        await foreach (var bytes in TranscriptLines.ReadAsync(transcript, cancellationToken).ConfigureAwait(false))
        {
            yield return MessageOf(session.Source, session.Path, ++number, bytes);
        }
    }

    /// <summary>Makes the message of a line.</summary>
    internal static SessionMessage MessageOf(string source, string path, int number, ReadOnlyMemory<byte> bytes)
    {
        var line = TranscriptLine.Parse(bytes);
        return new SessionMessage
        {
            Source = source,
            Path = path,
            Line = number,
            Kind = line.Kind,
            Role = line.Role,
            Time = line.Time,
            Text = line.Text,
            Model = line.Model,
            Content = Encoding.UTF8.GetString(bytes.Span),
        };
    }

    private static async Task<SegmentFolder> SegmentsOfAsync(
        IObjectStore store, SessionInfo session, SegmentFolder folder, int? version, CancellationToken cancellationToken)
    {
        var before = folder.Before.ToList();
        if (version is not { } number || number == before.Count + 1)
        {
            return folder;
        }

        return number >= 1 && number <= before.Count
            ? await SegmentFolder.ReadAsync(store, before[number - 1].Id, cancellationToken).ConfigureAwait(false)
            : throw SessionNotFoundException.NoVersion(session, number);
    }
}
