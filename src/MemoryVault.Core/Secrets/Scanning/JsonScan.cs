using MemoryVault.Secrets.Matching;
using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Scanning;

/// <summary>
/// Scans JSON, or documents one after the other as JSON lines have them: each string by itself, its escapes undone, with the name of the member that
/// it is the value of. It follows the structure, and builds nothing.
/// </summary>
internal ref struct JsonScan(ReadOnlySpan<byte> bytes, SecretFingerprints fingerprints, List<FoundSecret> found)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly JsonPath _path = new();
    private byte[] _decoded = [];
    private int _at;

    /// <summary>Scans; false where it is not JSON, and what was found counts for nothing.</summary>
    internal bool TryRun()
    {
        while (SkipBlanks())
        {
            if (!TryReadValue())
            {
                return false;
            }
        }

        return _path.Depth == 0;
    }

    // A value with what closes after it. What opens is gone into, so that depth costs no stack.
    private bool TryReadValue()
    {
        switch (_bytes[_at])
        {
            case (byte)'{':
                _at++;
                return _path.TryEnter(isObject: true) && SkipBlanks() && (_bytes[_at] == '}' ? TryClose() : TryReadName());
            case (byte)'[':
                _at++;
                return _path.TryEnter(isObject: false) && SkipBlanks() && (_bytes[_at] != ']' || TryClose());
            case (byte)'"':
                return TryReadString(isName: false) && TryEndValue();
            default:
                return TrySkipScalar() && TryEndValue();
        }
    }

    private bool TryReadName()
    {
        var frame = _path.Top!;
        if (!SkipBlanks() || _bytes[_at] != '"')
        {
            return false;
        }

        var start = _at + 1;
        if (!TryReadString(isName: true))
        {
            return false;
        }

        (frame.NameStart, frame.NameEnd) = (start, _at - 1);
        if (!SkipBlanks() || _bytes[_at] != ':')
        {
            return false;
        }

        _at++;
        return SkipBlanks();
    }

    private bool TryEndValue()
    {
        while (_path.Top is { } frame)
        {
            if (!SkipBlanks())
            {
                return false;
            }

            var sign = _bytes[_at];
            if (sign == ',')
            {
                _at++;
                frame.Index++;
                return frame.IsObject ? TryReadName() : SkipBlanks();
            }

            if (sign != (frame.IsObject ? '}' : ']'))
            {
                return false;
            }

            _at++;
            _path.Leave();
        }

        return true;
    }

    private bool TryClose()
    {
        _at++;
        _path.Leave();
        return TryEndValue();
    }

    private bool TrySkipScalar()
    {
        var start = _at;
        while (_at < _bytes.Length && (ByteSet.Name.Contains(_bytes[_at]) || _bytes[_at] == '+'))
        {
            _at++;
        }

        return _at > start;
    }

    private bool SkipBlanks()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }

        return _at < _bytes.Length;
    }

    private bool TryReadString(bool isName)
    {
        var start = ++_at;
        var isEscaped = false;
        while (true)
        {
            var next = _bytes[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return false;
            }

            _at += next + 1;
            if (_bytes[_at - 1] == '"')
            {
                ScanString(_bytes[start..(_at - 1)], start, isEscaped, isName);
                return true;
            }

            isEscaped = true;
            if (++_at > _bytes.Length)
            {
                return false;
            }
        }
    }

    private void ScanString(ReadOnlySpan<byte> raw, int offset, bool isEscaped, bool isName)
    {
        var text = isEscaped ? Decode(raw) : raw;
        var (position, floor, before) = (0, 0, found.Count);
        while (TokenScan.TryFind(text, ref position, ref floor, out var match))
        {
            Add(text, raw, match, offset, isEscaped, isName);
        }

        if (!isName && found.Count == before && IsCredential(text, out var rule))
        {
            Add(text, raw, new SecretMatch(rule, 0, text.Length), offset, isEscaped, isName);
        }
    }

    private readonly bool IsCredential(ReadOnlySpan<byte> text, out SecretRule rule)
    {
        rule = RuleBook.Member;
        if (_path.Top is not { IsObject: true } frame)
        {
            return false;
        }

        var name = _bytes[frame.NameStart..frame.NameEnd];
        if (!CredentialName.IsOne(name) || CredentialName.IsAuthorization(name) || !CredentialValue.IsOne(text, isQuoted: true))
        {
            return false;
        }

        rule = CredentialName.IsAwsSecret(name) && text.Length == 40 ? RuleBook.AwsSecret : RuleBook.Member;
        return true;
    }

    private readonly void Add(ReadOnlySpan<byte> text, ReadOnlySpan<byte> raw, SecretMatch match, int offset, bool isEscaped, bool isName)
    {
        var rule = match.Rule == RuleBook.PrivateKey && !isName && _path.Top is { IsObject: true } frame && _bytes[frame.NameStart..frame.NameEnd].SequenceEqual("private_key"u8)
            ? RuleBook.ServiceAccount : match.Rule;
        var start = isEscaped ? JsonEscapes.RawOffset(raw, match.Start) : match.Start;
        var end = isEscaped ? JsonEscapes.RawOffset(raw, match.End) : match.End;
        found.Add(new FoundSecret(rule, offset + start, offset + end, _path.ToPointer(_bytes, isName), fingerprints.Of(text[match.Start..match.End])));
    }

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> raw)
    {
        if (_decoded.Length < raw.Length)
        {
            _decoded = new byte[Math.Max(raw.Length, 4096)];
        }

        return _decoded.AsSpan(0, JsonEscapes.Decode(raw, _decoded));
    }
}
