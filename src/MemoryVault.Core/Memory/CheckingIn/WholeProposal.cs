using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>A proposal that is about the memory as one document, whatever section it was made for.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Value">The document, patch or merge patch.</param>
internal sealed record WholeProposal(CheckInForm Form, JsonValue Value)
{
    /// <summary>Gives the proposal of a check-in.</summary>
    /// <exception cref="JsonPatchInvalidException">It is to be a patch and is none.</exception>
    internal static WholeProposal Of(CheckInOptions options)
    {
        if (options.Section is not { } section)
        {
            return new WholeProposal(options.Form, options.Proposal);
        }

        return options.Form switch
        {
            CheckInForm.Document => Patch([JsonPatchOperation.Add(JsonPointer.Root.Append(section), options.Proposal)]),
            CheckInForm.Patch => Patch(JsonPatch.Parse(options.Proposal).Operations.Select(operation => Below(section, operation))),
            _ => new WholeProposal(CheckInForm.MergePatch, JsonObject.Empty.With(section, options.Proposal)),
        };
    }

    /// <summary>Gives the error for a proposal that would leave no memory.</summary>
    internal static InvalidInputException NoObject() => new(
        null, "The memory would be no object of sections.", Advice.Of($"Propose an object with a member for each section, or name the section that the proposal is for ({new HeadWords("--section", "-Section")})."));

    private static WholeProposal Patch(IEnumerable<JsonPatchOperation> operations) => new(CheckInForm.Patch, new JsonPatch(operations).ToJson());

    private static JsonPatchOperation Below(string section, JsonPatchOperation operation) => operation with
    {
        Path = Below(section, operation.Path), From = operation.From is { } from ? Below(section, from) : null,
    };

    private static JsonPointer Below(string section, JsonPointer pointer)
    {
        var below = JsonPointer.Root.Append(section);
        foreach (var token in pointer.Tokens)
        {
            below = below.Append(token);
        }

        return below;
    }
}
