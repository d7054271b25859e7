using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Works out what a proposal changes in the state that it was made from.</summary>
internal static class ProposedChanges
{
    /// <summary>Gives the changes.</summary>
    /// <exception cref="InvalidInputException">The proposal would make the memory something else than an object.</exception>
    /// <exception cref="JsonPatchFailedException">The patch does not fit.</exception>
    internal static async Task<IReadOnlyList<EntryChange>> FindAsync(CheckInOptions options, MemoryReader reader, CancellationToken cancellationToken)
    {
        var (form, value) = WholeProposal.Of(options);
        var patch = form == CheckInForm.Patch ? JsonPatch.Parse(value) : null;
        var part = new MemoryPart(reader);
        if (patch is not null)
        {
            AddPlaces(part, patch);
        }
        else if (form == CheckInForm.MergePatch)
        {
            AddPlaces(part, value as JsonObject ?? throw WholeProposal.NoObject());
        }
        else
        {
            part.Add(JsonPointer.Root);
        }

        var before = await part.ReadAsync(cancellationToken).ConfigureAwait(false);
        var after = patch is not null ? patch.Apply(before) : form == CheckInForm.MergePatch ? JsonMergePatch.Apply(before, value) : value;
        return [.. EntryChanges.Between(before, after as JsonObject ?? throw WholeProposal.NoObject())];
    }

    private static void AddPlaces(MemoryPart part, JsonPatch patch)
    {
        foreach (var operation in patch.Operations)
        {
            part.Add(operation.Path);
            if (operation.From is { } from)
            {
                part.Add(from);
            }
        }
    }

    private static void AddPlaces(MemoryPart part, JsonObject mergePatch)
    {
        foreach (var (section, value) in mergePatch)
        {
            if (value is not JsonObject { Count: > 0 } entries)
            {
                part.Add(JsonPointer.Root.Append(section));
                continue;
            }

            foreach (var key in entries.Names)
            {
                part.Add(section, key);
            }
        }
    }
}
