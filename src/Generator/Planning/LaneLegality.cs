using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>Whether the body of a parallel loop can run in lanes, and if not, which construct stands in the way.</summary>
internal sealed class LaneLegality
{
    private readonly For lanes;
    private readonly BodyFacts facts;
    private readonly Varying varying;

    private readonly ISet<int> late;
    private readonly ISet<int> tested;

    /// <summary>Arrays that every lane has for itself.</summary>
    private readonly HashSet<KernelBuffer> own;

    /// <summary>Accumulators that must hold nothing yet of a gang which does not come to its end.</summary>
    private readonly ISet<Variable> kept;

    private LaneLegality(For lanes, BodyFacts facts, Varying varying, ISet<int> late, ISet<int> tested) =>
        (this.lanes, this.facts, this.varying, this.late, this.tested, own, kept) = (lanes, facts, varying, late, tested, lanes.Body.Made(), facts[lanes].Kept);

    /// <summary>Null if the loop can run in lanes; otherwise the reason why not.</summary>
    /// <param name="lanes">The loop; one that may end early as iterations see it that stay.</param>
    /// <param name="facts">What is known of the body.</param>
    /// <param name="varying">What differs between lanes.</param>
    /// <param name="late">Reads that are checked where they happen.</param>
    /// <param name="tested">Writes whose places are tested before, by their ids; none if null.</param>
    public static string? WhyNot(For lanes, BodyFacts facts, Varying varying, ISet<int> late, ISet<int>? tested = null)
    {
        var legality = new LaneLegality(lanes, facts, varying, late, tested ?? new HashSet<int>());
        return legality.Statements() ?? legality.Accesses() ?? legality.LateFaults() ?? legality.Endless();
    }

    private string? Statements()
    {
        foreach (Stmt statement in lanes.Body.All())
        {
            if (statement is For inner && varying.IsVarying(inner.Lower))
                return $"the inner loop over {inner.Index.Name} starts at another index in each lane";
            if (statement is Let { Variable.Kind: VariableKind.Index })
                return "a loop index is declared in the body";
        }

        return null;
    }

    private string? Accesses()
    {
        foreach (Access access in facts.In(lanes))
        {
            if (access.Buffer.Kind == BufferKind.Rows && RowLengths.Fixed(access.Index[0], lanes, facts.Affine) is null)
                return facts.Affine.Inline(access.Index[0]).IsFixedIn(lanes)
                    ? $"which row {access} is in may throw where it is not read"
                    : $"{access} is in another row in each iteration, and rows lie apart in memory";
            if (late.Contains(access.Id) || own.Contains(access.Buffer))
                continue;
            if (LaneAddress.Of(access, lanes, facts.Affine) is not { } address)
                return $"{access} is not affine in {lanes.Index.Name}";
            if (address.First.Atoms.Any(a => !a.Reads(lanes.Index) && varying.IsVarying(a)) || address.Stride.Atoms.Any(varying.IsVarying))
                return $"{access} has a subscript that differs between lanes in no fixed step";
            if (access.IsStore && address.IsOnePlace)
                return $"{access} is one place for all lanes";
        }

        return null;
    }

    /// <summary>
    /// A gang in which a lane is about to fault or to end the loop is run again in scalar code, from its first iteration on: nothing of it may
    /// be written yet, but for what its lanes keep to themselves.
    /// </summary>
    private string? LateFaults()
    {
        bool written = false;
        return FaultAfterWrite(lanes.Body, ref written);
    }

    private string? FaultAfterWrite(Block block, ref bool written)
    {
        foreach (Stmt statement in block.Statements)
        {
            bool loops = statement is For or While;
            written |= loops && statement.Blocks().Any(b => b.All().Any(IsWrite));
            bool before = written;
            Expr? fault = statement.Expressions().SelectMany(e => e.All()).FirstOrDefault(e => Faults.May(e, late));
            if (before && fault is not null)
                return $"{IrPrinter.Print(fault)} may fault after its iteration has written";
            if (before && statement is Store or Update && late.Contains(statement.Id) && !tested.Contains(statement.Id))
                return $"{IrPrinter.Head(statement)} may fault after its iteration has written";
            if (before && statement is Pack)
                return $"{IrPrinter.Head(statement)} may fault after its iteration has written";
            if (before && statement is Leave)
                return "it may end (break) after its iteration has written";
            foreach (Block inner in statement.Blocks())
            {
                if (FaultAfterWrite(inner, ref written) is { } found)
                    return found;
            }

            written |= IsWrite(statement);
        }

        return null;
    }

    private bool IsWrite(Stmt statement) => statement is Update || (statement is Store { Buffer: var buffer } && !own.Contains(buffer)) || (statement is Accumulate { Variable: var taken } && kept.Contains(taken));

    /// <summary>
    /// Iterations behind the one that ends the loop begin with it. What C# would never run must not keep them: a loop that counts ends, another
    /// might not.
    /// </summary>
    private string? Endless()
    {
        bool endless = false;
        return EndlessBefore(lanes.Body, ref endless) ? "a loop of unknown trip count runs before it may end (break), and might go on for ever in iterations behind that" : null;
    }

    private static bool EndlessBefore(Block block, ref bool endless)
    {
        foreach (Stmt statement in block.Statements)
        {
            endless |= statement is For or While && Block.Of(statement).All().Any(s => s is While loop && !Counting.Ends(loop));
            if (endless && statement is Leave)
                return true;
            foreach (Block inner in statement.Blocks())
            {
                if (EndlessBefore(inner, ref endless))
                    return true;
            }
        }

        return false;
    }
}
