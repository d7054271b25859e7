using MemoryVault.Json.Drafts;

namespace MemoryVault.Json.Patching;

/// <summary>A document to which the operations of a patch are applied, one after the other.</summary>
internal sealed class JsonPatchRun(JsonValue document)
{
    // Ten operations that copy the document into itself make a thousand of it, thirty a billion: so there is a limit to what is copied.
    private const int MostCopiedValues = 10_000_000;

    private object _root = document;
    private JsonPatchOperation _operation = JsonPatchOperation.Remove(JsonPointer.Root);
    private int _index = -1;
    private int _copied;

    /// <summary>Applies an operation.</summary>
    /// <exception cref="JsonPatchFailedException">It cannot be applied.</exception>
    internal JsonPatchEffect Apply(JsonPatchOperation operation)
    {
        _index++;
        _operation = operation;
        try
        {
            return operation.Kind switch
            {
                JsonPatchOperationKind.Add => Add(operation.Path, operation.Value!),
                JsonPatchOperationKind.Remove => new JsonPatchEffect(operation, operation.Path, Remove(operation.Path)),
                JsonPatchOperationKind.Replace => Replace(operation.Path, operation.Value!),
                JsonPatchOperationKind.Move => Move(operation.From!, operation.Path),
                JsonPatchOperationKind.Copy => Add(operation.Path, ReadForCopy(operation.From!)),
                _ => Test(operation.Path, operation.Value!),
            };
        }
        catch (JsonTooDeepException)
        {
            throw TooDeep();
        }
    }

    /// <summary>Gives the document as it is now.</summary>
    /// <exception cref="JsonPatchFailedException">It is too deep to be read again.</exception>
    internal JsonValue End()
    {
        var end = ContainerDraft.Freeze(_root);
        return end.Depth <= Math.Max(JsonDepth.OfDocument, document.Depth) ? end : throw TooDeep();
    }

    private JsonPatchEffect Add(JsonPointer path, JsonValue value)
    {
        if (path.IsRoot)
        {
            return Replace(path, value);
        }

        if (path.Tokens.Count > JsonDepth.OfDocument)
        {
            throw TooDeep();
        }

        var parent = OpenParent(path);
        var place = path.Tokens[^1] == "-" && parent is ArrayDraft ? path.Parent!.Append(parent.Count) : path;
        return parent.TryAdd(path.Tokens[^1], value, out var replaced)
            ? new JsonPatchEffect(_operation, place, replaced)
            : throw Fail($"'{path.Tokens[^1]}' is no place in the array there, which has {JsonArrayIndex.Spell(parent.Count)} elements");
    }

    private JsonPatchEffect Replace(JsonPointer path, JsonValue value)
    {
        object? replaced = _root;
        if (path.IsRoot)
        {
            _root = value;
        }
        else if (!OpenParent(path).TryReplace(path.Tokens[^1], value, out replaced))
        {
            throw Missing(path);
        }

        return new JsonPatchEffect(_operation, path, replaced);
    }

    private object Remove(JsonPointer path)
    {
        if (path.IsRoot)
        {
            throw Fail("the whole document cannot be taken away");
        }

        return OpenParent(path).TryRemove(path.Tokens[^1], out var removed) ? removed : throw Missing(path);
    }

    private JsonPatchEffect Move(JsonPointer from, JsonPointer path)
    {
        if (from.Equals(path))
        {
            Read(path);
            return new JsonPatchEffect(_operation, path, Before: null);
        }

        if (from.IsPrefixOf(path))
        {
            throw Fail($"what is at '{from}' cannot be moved into itself");
        }

        var moved = ContainerDraft.Freeze(Remove(from));
        return Add(path, moved) with { Moved = moved };
    }

    private JsonPatchEffect Test(JsonPointer path, JsonValue expected) =>
        ContainerDraft.Freeze(Read(path)).Equals(expected)
            ? new JsonPatchEffect(_operation, path, Before: null)
            : throw Fail("another value is there than the one that is expected");

    private JsonValue ReadForCopy(JsonPointer from)
    {
        var value = ContainerDraft.Freeze(Read(from));
        _copied = Count(value, _copied);
        return _copied <= MostCopiedValues ? value : throw Fail($"more than {MostCopiedValues / 1_000_000} million values would be copied");
    }

    private static int Count(JsonValue value, int counted)
    {
        counted++;
        var inside = value switch
        {
            JsonArray array => array.Items,
            JsonObject members => members.Values,
            _ => [],
        };
        for (var i = 0; i < inside.Length && counted <= MostCopiedValues; i++)
        {
            counted = Count(inside[i], counted);
        }

        return counted;
    }

    private object Read(JsonPointer path)
    {
        var held = _root;
        for (var i = 0; i < path.Tokens.Count; i++)
        {
            held = Step(held, path.Tokens[i]) ?? throw Missing(path);
        }

        return held;
    }

    private static object? Step(object held, string token) => held switch
    {
        ContainerDraft draft => draft.TryGet(token, out var inside) ? inside : null,
        JsonObject members => members.Find(token),
        JsonArray array when JsonArrayIndex.TryParse(token, array.Count, out var index) => array[index],
        _ => null,
    };

    /// <summary>Makes drafts of all that holds a place, from the root on.</summary>
    private ContainerDraft OpenParent(JsonPointer path)
    {
        var parent = ContainerDraft.Of(_root) ?? throw HoldsNothing(path, 0);
        _root = parent;
        for (var i = 0; i < path.Tokens.Count - 1; i++)
        {
            var token = path.Tokens[i];
            var held = parent.TryGet(token, out var found) ? found : throw Missing(path);
            var child = ContainerDraft.Of(held) ?? throw HoldsNothing(path, i + 1);
            parent.TryReplace(token, child, out _);
            parent = child;
        }

        return parent;
    }

    private JsonPatchFailedException Missing(JsonPointer path) => Fail(path.Equals(_operation.Path) ? "nothing is there" : $"nothing is at '{path}'");

    private JsonPatchFailedException HoldsNothing(JsonPointer path, int depth) =>
        Fail($"what is at '{path.First(depth)}' is no array or object");

    private JsonPatchFailedException TooDeep() => Fail($"the document would be nested more than {JsonDepth.OfDocument} levels deep");

    private JsonPatchFailedException Fail(string reason) => new(_index, _operation.Kind, _operation.Path, reason);
}
