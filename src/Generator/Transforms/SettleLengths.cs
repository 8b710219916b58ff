using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Reads the length of a local array from where it came, so that nothing but its elements ties a statement to the array.
/// <code>
/// before: t = new double[a.Length]; r = new double[t.Length + 1]; for i = 0; i &lt; r.Length - 1; i += 1 { r[i] = t[i] }
/// after:  t = new double[a.Length]; int r_size = a.Length + 1; r = new double[r_size]; for i = 0; i &lt; r_size - 1; i += 1 { r[i] = t[i] }
/// </code>
/// </summary>
internal sealed class SettleLengths
{
    private readonly Dictionary<KernelBuffer, Expr[]> lengths = [];
    private readonly Definitions definitions;
    private readonly FreeNames names;
    private readonly HashSet<KernelBuffer> measured;
    private int nextId;

    private SettleLengths(Body body)
    {
        definitions = new Definitions(body);
        names = new FreeNames(body.Names());
        nextId = body.FreeId();
        measured = new HashSet<KernelBuffer>(body.Statements.AllExpressions().OfType<Length>().Select(l => l.Buffer).Where(b => b.Kind == BufferKind.LocalArray));
    }

    public static Body Run(Body body)
    {
        var pass = new SettleLengths(body);
        return pass.measured.Count == 0 ? body : body with { Statements = pass.Run(body.Statements) };
    }

    private Block Run(Block block) => new(block.Statements.SelectMany(Run).ToEquatable());

    private IEnumerable<Stmt> Run(Stmt statement)
    {
        // Nothing measures an array before it is made, so what stands before has been seen by then.
        Stmt settled = new IrRewrite(e => e.Rewrite(Settled), v => v, b => b).Run(statement.WithBlocks(_ => Block.Empty));
        Queue<Block> blocks = new(statement.Blocks());
        settled = settled.WithBlocks(_ => Run(blocks.Dequeue()));
        if (settled is not Allocate made || !measured.Contains(made.Buffer))
            return [settled];
        List<Stmt> before = [];
        lengths[made.Buffer] = made.Lengths.Select(length => Fixed(length, made.Buffer, before)).ToArray();
        return before.Append(made with { Lengths = lengths[made.Buffer].ToEquatable() });
    }

    private Expr Settled(Expr expr) => expr is Length length && lengths.TryGetValue(length.Buffer, out Expr[]? known)
        ? length.Dimension >= 0 ? known[length.Dimension] : known.Aggregate((a, b) => new Binary(BinaryOp.Multiply, a, b))
        : expr;

    /// <summary>A length that is the same wherever the array's is read: itself, or a local that has its value.</summary>
    private Expr Fixed(Expr length, KernelBuffer array, List<Stmt> before)
    {
        if (length is Constant or Length || (length is VariableRef { Variable: var v } && definitions.IsStable(v)))
            return length;
        var local = new Variable(names.Next(array.Name + "_size"), ScalarType.Int32, VariableKind.Local);
        before.Add(new Let(nextId++, local, length));
        return new VariableRef(local);
    }
}
