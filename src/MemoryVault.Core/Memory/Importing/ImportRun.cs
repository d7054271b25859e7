using MemoryVault.Backup.Syncing;
using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Importing;

/// <summary>Works one import out against a head; anew if head moves.</summary>
internal sealed class ImportRun(Vault vault, IRefAuthority authority, ImportMemoryOptions options, ImportedMemory imported)
{
    private const string Kind = "import";

    /// <summary>Gets the result.</summary>
    internal ImportMemoryResult Result { get; private set; } = new();

    /// <summary>Works the commits out.</summary>
    internal async Task<CommitProposal?> ProposeAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var objects = new PendingObjects(store);
        var headTree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        Result = new ImportMemoryResult { Form = imported.Form, Revision = head?.ToString(), Errors = imported.Errors, DryRun = options.DryRun, Vault = vault.Paths.Root };
        var isFirst = (await MemoryTree.ReadAsync(store, headTree, cancellationToken).ConfigureAwait(false)).List().Count == 0;
        var startTree = head is null ? await VaultReadme.AddAsync(objects, headTree, cancellationToken).ConfigureAwait(false) : headTree;
        var chain = new ImportChain(vault, objects, head, startTree);
        await AddEventsAsync(chain, objects, head, replays: isFirst, cancellationToken).ConfigureAwait(false);
        var changes = await FindChangesAsync(objects, headTree, chain.Tree, cancellationToken).ConfigureAwait(false);
        if (Result.Conflicts.Count > 0)
        {
            return null;
        }

        Result = Result with { Changes = Result.Changes + changes.Count, ReachesSnapshot = changes.Count == 0 };
        if (changes.Count > 0)
        {
            var tree = await new MemoryEditor(objects).ApplyAsync(chain.Tree, changes, cancellationToken).ConfigureAwait(false);
            await chain.AddAsync(tree, Describe(changes), null, cancellationToken).ConfigureAwait(false);
        }

        await new UnleasedChange(vault, authority).RequireAsync(
            options.Agent, [.. imported.Memory.Names.Select(section => new EntryPath(section, null))], headTree, objects, chain.Tree, cancellationToken).ConfigureAwait(false);
        if (options.DryRun)
        {
            var differences = await new MemoryDiff(objects).ListAsync(headTree, chain.Tree, cancellationToken).ConfigureAwait(false);
            Result = Result with { Entries = [.. PlannedEntry.Of(differences)] };
        }

        if (chain.Tip == head || options.DryRun)
        {
            return null;
        }

        Result = Result with { Revision = chain.Tip?.ToString() };
        return new CommitProposal { FastForward = chain.Tip, Objects = objects.Objects };
    }

    private async Task AddEventsAsync(ImportChain chain, PendingObjects objects, ObjectId? head, bool replays, CancellationToken cancellationToken)
    {
        var known = imported.Events.Count > 0 && head is not null ? await KnownEventsAsync(head, cancellationToken).ConfigureAwait(false) : [];
        foreach (var (i, item) in imported.Events.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            vault.Services.Progress?.Report(new VaultProgress("Replaying events", i, imported.Events.Count, item.Id));
            if (!known.Add(item.Id))
            {
                continue;
            }

            var changes = replays ? await TryReplayAsync(item, new MemoryReader(objects, chain.Tree), cancellationToken).ConfigureAwait(false) : null;
            var tree = changes is null ? chain.Tree : await new MemoryEditor(objects).ApplyAsync(chain.Tree, changes, cancellationToken).ConfigureAwait(false);
            await chain.AddAsync(tree, item.ToEvent(changes is not null), item.Time, cancellationToken).ConfigureAwait(false);
            Result = Result with
            {
                Events = Result.Events + 1, Replayed = Result.Replayed + (changes is null ? 0 : 1), Changes = Result.Changes + (changes?.Count ?? 0),
            };
        }
    }

    private static async Task<IReadOnlyList<EntryChange>?> TryReplayAsync(ImportedEvent item, MemoryReader reader, CancellationToken cancellationToken)
    {
        if (item.Patch is not { } patch)
        {
            return null;
        }

        try
        {
            var proposal = new CheckInOptions { Agent = item.Agent ?? string.Empty, Source = string.Empty, Form = CheckInForm.Patch, Proposal = patch };
            return await ProposedChanges.FindAsync(proposal, reader, cancellationToken).ConfigureAwait(false);
        }
        catch (VaultException e) when (e.Kind == VaultErrorKind.InvalidInput || e is JsonPatchFailedException)
        {
            return null;
        }
    }

    // Nothing is known of what both came from: what only one has is kept, and where both differ it is a conflict.
    private async Task<IReadOnlyList<EntryChange>> FindChangesAsync(PendingObjects objects, ObjectId headTree, ObjectId tree, CancellationToken cancellationToken)
    {
        var reader = new MemoryReader(objects, tree);
        if (Result.Replayed > 0)
        {
            return [.. EntryChanges.Between(await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false), imported.Memory)];
        }

        var before = new MemoryReader(objects, ObjectId.EmptyTree);
        var rules = await MemoryRules.ReadAsync(objects, headTree, cancellationToken).ConfigureAwait(false);
        var merge = new EntryMerge(new EntryValueMerge(rules, new ConflictResolution(options.Strategy)), before, reader);
        var proposed = EntryChanges.Between(JsonObject.Empty, imported.Memory).ToList();
        await merge.RunAsync(proposed, cancellationToken).ConfigureAwait(false);
        Result = Result with { Conflicts = merge.Conflicts, Settled = merge.Settled };
        return merge.Changes;
    }

    private async Task<HashSet<string>> KnownEventsAsync(ObjectId head, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in vault.Repository.LogAsync(new LogQuery { Start = head }, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Commit.Message["Vault-Event"] is { } id)
            {
                known.Add(id);
            }
        }

        return known;
    }

    private VaultEvent Describe(IReadOnlyList<EntryChange> changes)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Path));
        var body = Result.Events == 0 ? string.Empty
            : Result.Replayed == 0 ? "The events before it only tell what was done: the memory was not empty, or none of their patches could be applied."
            : "The events before it do not lead to this state; it is what the snapshot says.";
        return new VaultEvent(Kind, $"Import {name}: {Quantity.Of(changes.Count, "change")}") { Agent = options.Agent, Sources = [name], Body = body };
    }
}
