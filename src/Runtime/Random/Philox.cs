using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>
/// Philox 4x32-10 (J. Salmon, M. Moraes, R. Dror, D. Shaw, Parallel random numbers: as easy as 1, 2, 3, 2011): ten rounds that turn a counter of four
/// words and a key of two into four random words. It keeps no state, so any number of a sequence is found without those before it. A word
/// stands in the lower half of a lane of 64 bits, whose upper half holds anything: products read the lower half only.
/// </summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class Philox<L, V>
    where L : struct, IWordLanes<V>
{
    private const ulong FirstFactor = 0xD251_1F53;
    private const ulong SecondFactor = 0xCD9E_8D57;

    private const int Rounds = 10;

    // What the key grows by in a round: the golden ratio, and the root of 3 less 1.
    private const ulong FirstStep = 0x9E37_79B9;
    private const ulong SecondStep = 0xBB67_AE85;

    /// <summary>The random words of a counter and a key.</summary>
    /// <param name="key">Both words of the key, the first one below.</param>
    /// <param name="first">The first two words of the counter.</param>
    /// <param name="second">Its other two.</param>
    /// <param name="high">Receives the third and the fourth word.</param>
    /// <returns>The first and the second word.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Block(V key, V first, V second, out V high)
    {
        V a = first, b = L.Upper(first), c = second, d = L.Upper(second);
        V k = key, m = L.Upper(key);
        Round(ref a, ref b, ref c, ref d, k, m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        NextRound(ref a, ref b, ref c, ref d, ref k, ref m);
        high = L.Join(c, d);
        return L.Join(a, b);
    }

    /// <summary>
    /// Two blocks of one key, side by side: the processor works on one while it waits for the other, and the key grows once for both.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="second">The last two words of both counters.</param>
    /// <param name="x">The first two words of the one counter; receives the first two words.</param>
    /// <param name="y">The same of the other.</param>
    /// <param name="highX">Receives the third and the fourth word.</param>
    /// <param name="highY">The same of the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Two(V key, V second, ref V x, ref V y, out V highX, out V highY)
    {
        V a = x, b = L.Upper(x), c = second, d = L.Upper(second);
        V e = y, f = L.Upper(y), g = second, h = d;
        V k = key, m = L.Upper(key);
        for (int round = 1; ; round++)
        {
            Round(ref a, ref b, ref c, ref d, k, m);
            Round(ref e, ref f, ref g, ref h, k, m);
            if (round == Rounds)
                break;
            Grow(ref k, ref m);
        }

        (x, highX) = (L.Join(a, b), L.Join(c, d));
        (y, highY) = (L.Join(e, f), L.Join(g, h));
    }

    /// <summary>Four blocks of one key, as <see cref="Two"/>: where there are 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Four(V key, V second, ref V x, ref V y, ref V z, ref V w, out V highX, out V highY, out V highZ, out V highW)
    {
        V a = x, b = L.Upper(x), c = second, d = L.Upper(second);
        V e = y, f = L.Upper(y), g = second, h = d;
        V o = z, p = L.Upper(z), q = second, r = d;
        V s = w, t = L.Upper(w), u = second, v = d;
        V k = key, m = L.Upper(key);
        for (int round = 1; ; round++)
        {
            Round(ref a, ref b, ref c, ref d, k, m);
            Round(ref e, ref f, ref g, ref h, k, m);
            Round(ref o, ref p, ref q, ref r, k, m);
            Round(ref s, ref t, ref u, ref v, k, m);
            if (round == Rounds)
                break;
            Grow(ref k, ref m);
        }

        (x, highX) = (L.Join(a, b), L.Join(c, d));
        (y, highY) = (L.Join(e, f), L.Join(g, h));
        (z, highZ) = (L.Join(o, p), L.Join(q, r));
        (w, highW) = (L.Join(s, t), L.Join(u, v));
    }

    /// <summary>The key of the next round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow(ref V k, ref V m)
    {
        k = L.Add(k, L.Of(FirstStep));
        m = L.Add(m, L.Of(SecondStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NextRound(ref V a, ref V b, ref V c, ref V d, ref V k, ref V m)
    {
        Grow(ref k, ref m);
        Round(ref a, ref b, ref c, ref d, k, m);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref V a, ref V b, ref V c, ref V d, V k, V m)
    {
        V ofA = L.Multiply(a, L.Of(FirstFactor)), ofC = L.Multiply(c, L.Of(SecondFactor));
        a = L.Xor(L.Upper(ofC), L.Xor(b, k));
        c = L.Xor(L.Upper(ofA), L.Xor(d, m));
        b = ofC;
        d = ofA;
    }
}
