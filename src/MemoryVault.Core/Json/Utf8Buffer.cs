using System.Text;

namespace MemoryVault.Json;

/// <summary>Bytes that grow.</summary>
internal sealed class Utf8Buffer
{
    private byte[] _bytes = new byte[256];
    private int _length;

    internal void Append(byte value)
    {
        if (_length == _bytes.Length)
        {
            Reserve(1);
        }

        _bytes[_length++] = value;
    }

    internal void AppendAscii(string text)
    {
        Reserve(text.Length);
        _length += Encoding.ASCII.GetBytes(text, _bytes.AsSpan(_length));
    }

    internal void AppendText(ReadOnlySpan<char> text)
    {
        Reserve(checked(text.Length * 3)); // the most that a UTF-16 code unit needs
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    internal void AppendSpaces(int count)
    {
        Reserve(count);
        _bytes.AsSpan(_length, count).Fill((byte)' ');
        _length += count;
    }

    internal byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var doubled = (int)Math.Min((long)_bytes.Length * 2, Array.MaxLength);
            Array.Resize(ref _bytes, Math.Max(doubled, checked(_length + count)));
        }
    }
}
