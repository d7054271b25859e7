using System.Management.Automation;
using MemoryVault.Documents;
using MemoryVault.Internal;
using MemoryVault.Json;

namespace MemoryVault.Commands;

/// <summary>Lists the operations that make one JSON document into another. Needs no vault.</summary>
[Cmdlet(VerbsData.Compare, "MemoryDocument", HelpUri = HelpAddress.CompareMemoryDocument)]
[OutputType(typeof(JsonPatchOperation))]
public sealed class CompareMemoryDocumentCommand : EngineCmdlet
{
    /// <summary>Gets or sets the document before: the path of a file, JSON text, or an object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowNull]
    public object? ReferenceObject { get; set; }

    /// <summary>Gets or sets the document after.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    public object? DifferenceObject { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var (from, to) = (DocumentArgument.Read(SessionState, ReferenceObject), DocumentArgument.Read(SessionState, DifferenceObject));
        foreach (var operation in (await OnPool(() => Task.FromResult(JsonPatch.Between(from, to)))).Operations)
        {
            Emit(operation);
        }
    }
}
