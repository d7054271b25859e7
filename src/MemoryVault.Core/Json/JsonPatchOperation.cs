namespace MemoryVault.Json;

/// <summary>One operation of a patch.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">Where.</param>
/// <param name="From">Where the value comes from: of a move or copy, else null.</param>
/// <param name="Value">The value: of an add, replace or test, else null.</param>
public sealed record JsonPatchOperation(JsonPatchOperationKind Kind, JsonPointer Path, JsonPointer? From, JsonValue? Value)
{
    /// <summary>Makes an operation that inserts an element or sets a member.</summary>
    public static JsonPatchOperation Add(JsonPointer path, JsonValue value) => new(JsonPatchOperationKind.Add, path, From: null, value);

    /// <summary>Makes an operation that takes a value away.</summary>
    public static JsonPatchOperation Remove(JsonPointer path) => new(JsonPatchOperationKind.Remove, path, From: null, Value: null);

    /// <summary>Makes an operation that puts another value where one is.</summary>
    public static JsonPatchOperation Replace(JsonPointer path, JsonValue value) => new(JsonPatchOperationKind.Replace, path, From: null, value);

    /// <summary>Makes an operation that takes a value away and adds it elsewhere.</summary>
    public static JsonPatchOperation Move(JsonPointer from, JsonPointer path) => new(JsonPatchOperationKind.Move, path, from, Value: null);

    /// <summary>Makes an operation that adds a value which is elsewhere, too.</summary>
    public static JsonPatchOperation Copy(JsonPointer from, JsonPointer path) => new(JsonPatchOperationKind.Copy, path, from, Value: null);

    /// <summary>Makes an operation that requires a value to be equal to a given one.</summary>
    public static JsonPatchOperation Test(JsonPointer path, JsonValue value) => new(JsonPatchOperationKind.Test, path, From: null, value);
}
