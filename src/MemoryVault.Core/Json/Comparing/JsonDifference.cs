namespace MemoryVault.Json.Comparing;

/// <summary>Finds the operations that make one value into another, in an order in which they can be applied.</summary>
internal sealed class JsonDifference
{
    private readonly List<JsonPatchOperation> _operations = [];

    private JsonDifference()
    {
    }

    /// <summary>Finds the operations.</summary>
    internal static IReadOnlyList<JsonPatchOperation> Find(JsonValue from, JsonValue to)
    {
        var difference = new JsonDifference();
        difference.Compare(JsonPointer.Root, from, to);
        return difference._operations;
    }

    private void Compare(JsonPointer path, JsonValue from, JsonValue to)
    {
        if (from.Equals(to))
        {
            return;
        }

        if (from is JsonObject members && to is JsonObject wantedMembers)
        {
            CompareMembers(path, members, wantedMembers);
        }
        else if (from is JsonArray elements && to is JsonArray wantedElements)
        {
            CompareElements(path, elements, wantedElements);
        }
        else
        {
            _operations.Add(JsonPatchOperation.Replace(path, to));
        }
    }

    private void CompareMembers(JsonPointer path, JsonObject from, JsonObject to)
    {
        for (var i = 0; i < from.Count; i++)
        {
            var name = from.Names[i];
            if (to.Find(name) is not { } wanted)
            {
                _operations.Add(JsonPatchOperation.Remove(path.Append(name)));
            }
            else if (!from.Values[i].Equals(wanted))
            {
                Compare(path.Append(name), from.Values[i], wanted);
            }
        }

        for (var i = 0; i < to.Count; i++)
        {
            if (from.Find(to.Names[i]) is null)
            {
                _operations.Add(JsonPatchOperation.Add(path.Append(to.Names[i]), to.Values[i]));
            }
        }
    }

    private void CompareElements(JsonPointer path, JsonArray from, JsonArray to)
    {
        var counterparts = ArrayAlignment.Find(from, to);
        int at = 0, wanted = 0; // up to here the array is as it should be, so an element's index is that in the wanted one
        while (at < from.Count || wanted < to.Count)
        {
            var isKept = at < from.Count && counterparts[at] >= 0;
            if (isKept && counterparts[at] == wanted)
            {
                CompareElement(path, wanted, from[at++], to[wanted++]);
            }
            else if (at < from.Count && !isKept)
            {
                _operations.Add(JsonPatchOperation.Remove(path.Append(wanted)));
                at++;
            }
            else
            {
                _operations.Add(JsonPatchOperation.Add(path.Append(wanted), to[wanted++]));
            }
        }
    }

    private void CompareElement(JsonPointer path, int index, JsonValue from, JsonValue to)
    {
        if (from.Equals(to))
        {
            return;
        }

        var place = path.Append(index);
        if (ElementIdentity.UsualKeyOf(from) is { } identity && ElementIdentity.UsualKeyOf(to) is { } wantedIdentity && !identity.Equals(wantedIdentity))
        {
            // Another record stands here now. It did not turn into it.
            _operations.Add(JsonPatchOperation.Replace(place, to));
        }
        else
        {
            Compare(place, from, to);
        }
    }
}
