using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// What a statement needs and does, as far as that ties it to its place among others: variables, memory, and what it may throw where guards on
/// entry hold that prove as much as they can.
/// </summary>
internal sealed class Effects
{
    private readonly BodyFacts facts;
    private readonly List<Check> entry = [];
    private readonly HashSet<Expr> proved = [];

    private Effects(Stmt statement, BodyFacts facts)
    {
        this.facts = facts;
        Block alone = Block.Of(statement);
        Sets = new HashSet<Variable>(alone.Sets());
        Reads = new HashSet<Variable>(alone.AllExpressions().OfType<VariableRef>().Select(r => r.Variable).Concat(alone.All().OfType<Accumulate>().Select(a => a.Variable)));
        Written = new HashSet<KernelBuffer>(alone.All().OfType<Store>().Select(s => s.Buffer));
        Written.UnionWith(alone.Made());

        // The length of an array that the method makes is there only once it is made.
        Touched = new HashSet<KernelBuffer>(Written);
        Touched.UnionWith(alone.AllExpressions().Select(BufferOf).OfType<KernelBuffer>());
        Visible = alone.All().OfType<Store>().FirstOrDefault(s => !s.Buffer.IsMadeHere) is { } store ? store.Buffer.Source : Sets.FirstOrDefault(v => v.IsByReference)?.Name;
        Visit(alone);
    }

    /// <summary>The variables it gives a value to.</summary>
    public ISet<Variable> Sets { get; }

    /// <summary>The variables it reads, those that it accumulates into among them.</summary>
    public ISet<Variable> Reads { get; }

    /// <summary>The buffers it writes or makes.</summary>
    public HashSet<KernelBuffer> Written { get; }

    /// <summary>The buffers it has to do with in any way.</summary>
    public HashSet<KernelBuffer> Touched { get; }

    /// <summary>What it writes that is seen when the method throws, or null.</summary>
    public string? Visible { get; }

    /// <summary>The first thing in it that may throw, or null.</summary>
    public string? Throws { get; private set; }

    /// <summary>Why guards on entry cannot tell how far its loops go, or null.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The guards on entry under which all of this is so.</summary>
    public IReadOnlyList<Check> Entry => entry;

    /// <param name="statement">The statement.</param>
    /// <param name="facts">What is known of the body it stands in.</param>
    public static Effects Of(Stmt statement, BodyFacts facts) => new(statement, facts);

    /// <summary>Whether two statements may change places, memory that is named differently aside.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="apart">Pairs of buffers that must not share memory for it.</param>
    public bool Commutes(Effects other, List<(KernelBuffer First, KernelBuffer Second)> apart)
    {
        if (Sets.Overlaps(other.Reads) || Sets.Overlaps(other.Sets) || Reads.Overlaps(other.Sets) || Written.Overlaps(other.Touched) || Touched.Overlaps(other.Written))
            return false;
        if ((Throws is not null && (other.Visible ?? other.Throws) is not null) || (other.Throws is not null && Visible is not null))
            return false;
        apart.AddRange(Written.SelectMany(a => other.Touched.Select(b => (a, b))));
        apart.AddRange(other.Written.SelectMany(a => Touched.Except(Written).Select(b => (a, b))));
        return true;
    }

    private static KernelBuffer? BufferOf(Expr expr) => expr switch
    {
        Load load => load.Buffer,
        RowLength row => row.Buffer,
        Length { Buffer: { IsMadeHere: true } made } => made,
        _ => null,
    };

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is For loop)
            {
                Visit(loop);
                continue;
            }

            if (statement is While or Return or Leave)
                Throws ??= $"'{IrPrinter.Head(statement)}'";
            foreach (Expr length in statement is Allocate { Buffer.IsPrivate: false } made ? made.Lengths : EquatableArray<Expr>.Empty)
                Make((Allocate)statement, length);
            Accesses(statement);
            Throws ??= Fault(statement.Expressions().SelectMany(e => e.All()));
            foreach (Block inner in statement.Blocks())
                Visit(inner);
        }
    }

    private void Visit(For loop)
    {
        UnitChecks checks = CheckBuilder.Build(loop, facts);
        Unknown ??= checks.Unprovable ?? (checks.AtLoop.Count > 0 ? $"the ends of what the loop over {loop.Index.Name} touches are not known when the method starts" : null);
        entry.AddRange(checks.AtEntry);
        proved.UnionWith(checks.Proved);
        if (loop.Ends().FirstOrDefault(e => e is Load or RowLength) is { } read)
            Throws ??= IrPrinter.Print(read);
        Throws ??= checks.Late.Count > 0 ? checks.Late[0].ToString() : Fault(Block.Of(loop).AllExpressions());
    }

    private void Make(Allocate made, Expr length)
    {
        if (LengthChecks(length, facts) is { } checks)
            entry.AddRange(checks);
        else
            Throws ??= $"'{IrPrinter.Head(made)}'";
    }

    /// <summary>Guards on entry under which an array can be made that long; null where its length is not known then.</summary>
    public static IReadOnlyList<Check>? LengthChecks(Expr length, BodyFacts facts)
    {
        var builder = new CheckBuilder(facts.Affine, facts.Definitions);
        if (facts.Affine.Of(length) is not { } known || !known.Atoms.All(builder.IsAtEntry))
            return null;
        List<Check> checks = [];
        if (!known.IsProvablyNonNegative)
            checks.Add(new NonNegative(known));
        if (!Known.AtMostInt32(new Exactly(known)))
            checks.Add(new FitsInt32(new Exactly(known), new Exactly(known)));
        return checks;
    }

    private void Accesses(Stmt statement)
    {
        HashSet<int> ids = new(statement.Expressions().SelectMany(e => e.All()).Select(IrWalk.Id)) { statement.Id };
        foreach (Access access in facts.Accesses.Where(a => ids.Contains(a.Id)))
        {
            if (CheckBuilder.OnEntry(access, facts) is { } checks)
                entry.AddRange(checks);
            else
                Throws ??= access.ToString();
        }
    }

    private string? Fault(IEnumerable<Expr> expressions) =>
        expressions.FirstOrDefault(e => e is not (Load or RowLength) && !Faults.Never(e) && !proved.Contains(e)) is { } fault ? IrPrinter.Print(fault) : null;
}
