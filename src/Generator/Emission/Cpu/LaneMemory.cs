using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Loads and stores of a gang: contiguous, forwards or backwards, whole or under a mask.</summary>
internal sealed class LaneMemory(LaneGang gang)
{
    private readonly LaneScopes<LaneValue> known = new();
    private readonly LaneConversions conversions = new(gang.Width);
    private readonly string v = gang.Class;

    public void Enter() => known.Enter();

    public void Leave() => known.Leave();

    /// <summary>Before a loop in the lanes: what it stores to, it must read anew in every round.</summary>
    public void ForgetStoredIn(Block block)
    {
        foreach (Store store in block.All().OfType<Store>())
            Forget(store.Buffer);
    }

    /// <summary>Whether all lanes read the same element although the subscript mentions the index (i - i).</summary>
    public bool IsOnePlace(Load load) => !Address(load.Buffer, load.Index).Mentions(gang.Unit.Loop.Index);

    public LaneValue Load(Load load, LaneMask mask)
    {
        // A masked load is known again only under the very same mask.
        bool masked = IsMasked(load.Id, mask);
        Polynomial address = Address(load.Buffer, load.Index);
        string under = masked ? (mask.Condition is null ? "tail" : string.Join(",", mask.Condition.Parts)) : "";
        string key = $"{load.Buffer.Element}:{load.Buffer.Name}[{address}]{under}";
        if (known.TryGet(key, out LaneValue value))
            return value;
        int size = load.Buffer.Element.Size();
        string[] parts = Enumerable.Range(0, gang.Parts(size)).Select(p => LoadPart(load.Buffer, address, p, masked ? mask : null)).ToArray();
        value = load.Buffer.Element == ScalarType.Boolean
            ? gang.Named(LaneValue.Mask(1, parts.Select(p => $"(~{v}.Equals({p}, {LaneTypes.Vector(gang.Width, ScalarType.Byte)}.Zero).AsSByte())").ToArray()), load.Buffer.Name)
            : gang.Named(LaneValue.Vectors(load.Buffer.Element, parts), load.Buffer.Name);
        known.Add(key, value);
        return value;
    }

    /// <summary>Writes a value (already spread; a mask of bytes for a boolean) in the lanes that are on.</summary>
    public void Store(Store store, LaneValue value, LaneMask mask)
    {
        KernelBuffer buffer = store.Buffer;
        Polynomial address = Address(buffer, store.Index);
        bool streamed = gang.Unit.Streamed.Contains(buffer) && mask.IsAll;
        for (int p = 0; p < value.Parts.Count; p++)
        {
            string text = buffer.Element == ScalarType.Boolean ? $"({value.Parts[p]} & {LaneTypes.Mask(gang.Width, 1)}.One).AsByte()" : value.Parts[p];
            StorePart(buffer, address, p, text, mask.IsAll ? null : mask, streamed);
        }

        Forget(buffer);
    }

    /// <summary>The mask of the lanes before the end of the range, for elements of a size.</summary>
    public LaneValue TailMask(int size, string tail)
    {
        string key = $"tail:{Literals.Number(size)}";
        if (known.TryGet(key, out LaneValue value))
            return value;
        int lanes = gang.LanesPerPart(size);
        string keyword = LaneTypes.MaskType(size).Keyword();
        string[] parts = Enumerable.Range(0, gang.Parts(size))
            .Select(p => $"KernelRuntime.LaneMask.First{Literals.Number(gang.Width)}<{keyword}>({tail}{(p == 0 ? "" : $" - {Literals.Number(p * lanes)}")})").ToArray();
        value = gang.Named(LaneValue.Mask(size, parts), "inside");
        known.Add(key, value);
        return value;
    }

    private void Forget(KernelBuffer buffer) => known.Forget($"{buffer.Element}:");

    private bool IsMasked(int id, LaneMask mask) => mask.Tail is not null || (mask.Condition is not null && gang.Guarded.Contains(id));

    private Polynomial Address(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        gang.Place.Captures.Add(buffer);
        BodyFacts facts = gang.Place.Facts;
        return LinearAddress.Of(buffer, index.Select(facts.Affine.Of).ToList(), facts.Affine)
            ?? throw new InvalidOperationException($"{buffer.Name}: a subscript in lanes is not affine");
    }

    /// <summary>Whether the next lane is the element before.</summary>
    private bool IsReversed(Polynomial address) =>
        address.Split(gang.Unit.Loop.Index) is var (step, _) && step.ConstantTerm * gang.Unit.Loop.Step < 0;

    private string Position(Polynomial address, int part, int lanes, bool reversed)
    {
        long offset = reversed ? -((long)part * lanes) - (lanes - 1) : (long)part * lanes;
        return new PolynomialText(gang.Place).Native(address + Polynomial.Of(offset));
    }

    private string LoadPart(KernelBuffer buffer, Polynomial address, int part, LaneMask? mask)
    {
        int lanes = gang.LanesPerPart(buffer.Element.Size());
        bool reversed = IsReversed(address);
        string position = Position(address, part, lanes, reversed);
        string text = mask is null
            ? $"{v}.LoadUnsafe(ref {Reference(buffer)}, (nuint)({position}))"
            : $"KernelRuntime.VectorMemory.LoadMasked{Literals.Number(gang.Width)}(ref {Reference(buffer)}, {position}, {MaskPart(buffer, mask, part, reversed)})";
        return reversed ? $"KernelRuntime.LaneOrder.Reverse({text})" : text;
    }

    private void StorePart(KernelBuffer buffer, Polynomial address, int part, string value, LaneMask? mask, bool streamed)
    {
        int lanes = gang.LanesPerPart(buffer.Element.Size());
        bool reversed = IsReversed(address);
        string position = Position(address, part, lanes, reversed);
        if (reversed)
            value = $"KernelRuntime.LaneOrder.Reverse({value})";
        if (mask is not null)
            gang.Writer.Line($"KernelRuntime.VectorMemory.StoreMasked{Literals.Number(gang.Width)}({value}, ref {Reference(buffer)}, {position}, {MaskPart(buffer, mask, part, reversed)});");
        else if (streamed)
            gang.Writer.Line($"TStores.Store({value}, ref {Reference(buffer)}, {position});");
        else
            gang.Writer.Line($"{v}.StoreUnsafe({value}, ref {Reference(buffer)}, (nuint)({position}));");
    }

    /// <summary>A part of the mask as a vector of the buffer's elements, in the order of memory.</summary>
    private string MaskPart(KernelBuffer buffer, LaneMask mask, int part, bool reversed)
    {
        int size = buffer.Element.Size();
        LaneValue condition = mask.Condition ?? TailMask(size, mask.Tail!);
        if (condition.MaskSize != size)
        {
            string key = $"sized:{string.Join(",", condition.Parts)}:{Literals.Number(size)}";
            if (!known.TryGet(key, out LaneValue resized))
            {
                resized = gang.Named(LaneValue.Mask(size, conversions.Resize(condition.Parts, condition.MaskSize, size)), "on");
                known.Add(key, resized);
            }

            condition = resized;
        }

        ScalarType stored = buffer.Element == ScalarType.Boolean ? ScalarType.Byte : buffer.Element;
        string cast = stored == LaneTypes.MaskType(size) ? "" : $".{LaneTypes.As(stored)}()";
        string text = $"{condition.Parts[part]}{cast}";
        return reversed ? $"KernelRuntime.LaneOrder.Reverse({text})" : text;
    }

    private static string Reference(KernelBuffer buffer) =>
        buffer.Element == ScalarType.Boolean ? $"KernelRef.As<bool, byte>(ref {buffer.Name})" : buffer.Name;
}
