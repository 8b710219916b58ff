using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Loads and stores of a gang: contiguous or at a fixed distance, forwards or backwards, whole or under a mask.</summary>
internal sealed partial class LaneMemory(LaneGang gang)
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

    /// <summary>A value that was read before at the same places, by a key that begins with the type of its elements and a colon; null if none was.</summary>
    public LaneValue? Known(string key) => known.TryGet(key, out LaneValue value) ? value : null;

    /// <summary>Keeps a value that was read, until something is written that may lie there, or the block ends.</summary>
    public void Remember(string key, LaneValue value) => known.Add(key, value);

    /// <summary>Whether all lanes read the same element although the subscript mentions the index (i - i).</summary>
    public bool IsOnePlace(Load load) => Address(load.Buffer, load.Index).IsOnePlace;

    public LaneValue Load(Load load, LaneMask mask)
    {
        // A masked load is known again only under the very same mask.
        bool masked = IsMasked(load.Id, mask);
        LaneAddress address = Address(load.Buffer, load.Index);
        string under = masked ? (mask.Condition is null ? "tail" : string.Join(",", mask.Condition.Parts)) : "";
        string key = $"{load.Buffer.Element}:{load.Buffer.Name}[{address.First}]{under}";
        if (known.TryGet(key, out LaneValue value))
            return value;
        LaneMask? only = masked ? mask : null;
        IEnumerable<string> texts = address.IsRecord && !masked ? Fields(load, address)
            : Enumerable.Range(0, gang.Parts(load.Buffer.Element.Size()))
                .Select(p => address.IsContiguous ? LoadPart(load.Buffer, address, p, only) : LoadStrided(load.Buffer, address, p, only));
        string[] parts = texts.ToArray();
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
        LaneAddress address = Address(buffer, store.Index);
        if (buffer.Element == ScalarType.Boolean)
            value = LaneValue.Vectors(ScalarType.Byte, value.Parts.Select(p => $"({p} & {LaneTypes.Mask(gang.Width, 1)}.One).AsByte()").ToArray());
        if (gang.Accesses.Records.Whole(store) is { } record)
        {
            StoreField(record, store, value, mask);
            return;
        }

        bool streamed = gang.Unit.Streamed.Contains(buffer) && mask.IsAll;
        for (int p = 0; p < value.Parts.Count; p++)
        {
            LaneMask? only = mask.IsAll ? null : mask;
            if (address.IsContiguous)
                StorePart(buffer, address, p, value.Parts[p], only, streamed);
            else
                StoreStrided(buffer, address, p, value.Parts[p], only);
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

    /// <summary>What keys of values that depend on variables begin with.</summary>
    public const string Changing = "changing:";

    /// <summary>Where a variable gets another value: what depends on variables is not known any more.</summary>
    public void ForgetChanging() => known.Forget(Changing);

    /// <summary>After a write: what may lie in the same memory is not known any more.</summary>
    public void Forget(KernelBuffer buffer) => known.Forget($"{buffer.Element}:");

    private bool IsMasked(int id, LaneMask mask) => mask.Tail is not null || (mask.Condition is not null && gang.Accesses.Guarded.Contains(id));

    private LaneAddress Address(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        gang.Place.Use(buffer);
        return LaneAddress.Of(buffer, index, gang.Unit.Loop, gang.Place.Facts.Affine)
            ?? throw new InvalidOperationException($"{buffer.Name}: a subscript in lanes is not affine");
    }

    /// <summary>The first element in memory that a part of the gang touches.</summary>
    private string Position(KernelBuffer buffer, LaneAddress address, int part, int lanes)
    {
        long offset = address.IsReversed ? -((long)part * lanes) - (lanes - 1) : (long)part * lanes;
        return VectorsOn(buffer, address.First + Polynomial.Of(offset), lanes);
    }

    /// <summary>
    /// An address a number of vectors behind another one, in terms of their lanes: the JIT knows how many those are, and the C# compiler
    /// takes less than half as long for a sum of integers that are no constants of its own.
    /// </summary>
    private string VectorsOn(KernelBuffer buffer, Polynomial address, int lanes)
    {
        long constant = address.ConstantTerm;
        long vectors = (constant + (lanes / 2)) / lanes;
        if (address.IsConstant || vectors <= 0 || constant > int.MaxValue / 2)
            return Native(address);
        string count = $"{LaneTypes.Vector(gang.Width, buffer.Element)}.Count";
        string text = vectors == 1 ? count : $"{Literals.Number(vectors)} * {count}";
        long more = constant - (vectors * lanes);
        if (more != 0)
            text = $"({text} {(more < 0 ? "-" : "+")} {Literals.Number(Math.Abs(more))})";
        return $"{Native(address.WithoutConstant)} + {text}";
    }

    private string Native(Polynomial value) => gang.Place.Offsets.Native(value);

    private string LoadPart(KernelBuffer buffer, LaneAddress address, int part, LaneMask? mask)
    {
        int lanes = gang.LanesPerPart(buffer.Element.Size());
        bool reversed = address.IsReversed;
        string position = Position(buffer, address, part, lanes);
        string text = mask is null
            ? $"{v}.LoadUnsafe(ref {Reference(buffer)}, (nuint)({position}))"
            : $"KernelRuntime.VectorMemory.LoadMasked{Literals.Number(gang.Width)}(ref {Reference(buffer)}, {position}, {MaskPart(buffer, mask, part, reversed)})";
        return reversed ? $"KernelRuntime.LaneOrder.Reverse({text})" : text;
    }

    private void StorePart(KernelBuffer buffer, LaneAddress address, int part, string value, LaneMask? mask, bool streamed)
    {
        int lanes = gang.LanesPerPart(buffer.Element.Size());
        bool reversed = address.IsReversed;
        string position = Position(buffer, address, part, lanes);
        if (reversed)
            value = $"KernelRuntime.LaneOrder.Reverse({value})";
        string reference = Reference(buffer);
        if (LaneStaging.IsStaged(gang.Unit) && gang.Unit.Streamed.Contains(buffer))
        {
            (reference, position, streamed) = (Reference(buffer with { Name = LaneStaging.To(buffer) }), $"{position} - {LaneStaging.Less(buffer)}", false);
        }

        if (mask is not null)
            gang.Writer.Line($"KernelRuntime.VectorMemory.StoreMasked{Literals.Number(gang.Width)}({value}, ref {reference}, {position}, {MaskPart(buffer, mask, part, reversed)});");
        else if (streamed)
            gang.Writer.Line($"TStores.Store({value}, ref {reference}, {position});");
        else
            gang.Writer.Line($"{v}.StoreUnsafe({value}, ref {reference}, (nuint)({position}));");
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

        string cast = buffer.Element == LaneTypes.MaskType(size) ? "" : $".{LaneTypes.As(buffer.Element)}()";
        string text = $"{condition.Parts[part]}{cast}";
        return reversed ? $"KernelRuntime.LaneOrder.Reverse({text})" : text;
    }

    public static string Reference(KernelBuffer buffer) => LaneTypes.InMemory(buffer.Element) is var type && type == buffer.Element
        ? buffer.Name
        : $"KernelRef.As<{buffer.Element.Keyword()}, {type.Keyword()}>(ref {buffer.Name})";
}
