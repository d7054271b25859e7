using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A patch cannot be applied to a document; nothing of it was.</summary>
public sealed class JsonPatchFailedException : VaultException
{
    /// <summary>Makes the error.</summary>
    /// <param name="operation">The place of the operation in the patch, from 0.</param>
    /// <param name="kind">What the operation does.</param>
    /// <param name="path">Where.</param>
    /// <param name="reason">What is wrong, as a sentence without its full stop.</param>
    public JsonPatchFailedException(int operation, JsonPatchOperationKind kind, JsonPointer path, string reason)
        : base(
            VaultErrorKind.InvalidInput,
            path.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"Operation {operation} of the patch ({kind.ToString().ToLowerInvariant()} '{path}') cannot be applied: {reason}. Nothing was changed."),
            "Make the patch for the document as it is now.")
    {
        Operation = operation;
        OperationKind = kind;
        Path = path;
        Reason = reason;
    }

    /// <summary>Gets the place of the operation in the patch, from 0.</summary>
    public int Operation { get; }

    /// <summary>Gets what the operation does.</summary>
    public JsonPatchOperationKind OperationKind { get; }

    /// <summary>Gets where.</summary>
    public JsonPointer Path { get; }

    /// <summary>Gets what is wrong.</summary>
    public string Reason { get; }
}
