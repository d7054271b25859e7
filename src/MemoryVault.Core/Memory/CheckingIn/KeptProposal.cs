using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>
/// A proposal that came too late, as committed data: <c>conflicts/&lt;id&gt;.json</c> says what it is, <c>&lt;id&gt;.proposal</c> is the proposal. The id comes from the
/// content, so the same proposal sent twice is one record.
/// </summary>
internal sealed class KeptProposal
{
    private const int IdLength = 16;

    private readonly CheckInOptions _options;
    private readonly WholeProposal _whole;
    private readonly string? _start;
    private readonly byte[] _proposal;

    /// <summary>Makes the record.</summary>
    /// <param name="options">What was proposed.</param>
    /// <param name="start">The commit that it was made from; null if that is not known.</param>
    internal KeptProposal(CheckInOptions options, string? start)
    {
        (_options, _start, _whole) = (options, start, WholeProposal.Of(options));
        _proposal = _whole.Value.ToUtf8(JsonStyle.Indented);
        var content = $"checkin\n{MemoryTree.Root}\n{options.Agent}\n{start ?? "-"}\n{_whole.Form}\n{Convert.ToHexStringLower(SHA256.HashData(_proposal))}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..IdLength];
    }

    /// <summary>Gets the id: 16 hexadecimal digits.</summary>
    internal string Id { get; }

    /// <summary>Gives the commit of the record; null where it is there already.</summary>
    /// <param name="store">The objects.</param>
    /// <param name="headTree">The newest state.</param>
    /// <param name="reason">Why the proposal was refused.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<CommitProposal?> ToCommitAsync(IObjectStore store, ObjectId headTree, string reason, CancellationToken cancellationToken)
    {
        var path = $"conflicts/{Id}";
        if (await store.FindAsync(headTree, path + ".json", cancellationToken).ConfigureAwait(false) is not null)
        {
            return null;
        }

        var record = new GitObject(GitObjectKind.Blob, Describe().ToUtf8(JsonStyle.Indented));
        var proposal = new GitObject(GitObjectKind.Blob, _proposal);
        var trees = new TreeEditor(store);
        TreeEdit[] edits = [new(path + ".json", EntryMode.File, record.ComputeId()), new(path + ".proposal", EntryMode.File, proposal.ComputeId())];
        return new CommitProposal
        {
            Tree = await trees.ApplyAsync(headTree, edits, cancellationToken).ConfigureAwait(false),
            Objects = [record, proposal, .. trees.NewObjects],
            Event = new VaultEvent("conflict", $"Keep a proposal of '{_options.Agent}', whose lease is lost")
            {
                Agent = _options.Agent, Sources = [_options.Source], Body = reason, Trailers = [new("Vault-Conflict", Id)],
            },
        };
    }

    private static JsonValue Text(string? text) => text is null ? JsonNull.Instance : new JsonString(text);

    private JsonObject Describe() => new(
    [
        new("id", new JsonString(Id)),
        new("kind", new JsonString("checkin")),
        new("path", new JsonString(MemoryTree.Root)),
        new("agent", new JsonString(_options.Agent)),
        new("source", new JsonString(_options.Source)),
        new("confidence", _options.Confidence is { } confidence ? new JsonNumber(confidence.ToString("R", CultureInfo.InvariantCulture)) : JsonNull.Instance),
        new("justification", Text(_options.Justification)),
        new("baseRevision", Text(_start)),
        new("form", new JsonString(_whole.Form.ToString())),
    ]);
}
